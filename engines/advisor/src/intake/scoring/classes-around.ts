import type { Frame } from '../frame.ts'
import { classOfWord } from './word-classes.ts'
import { wordsOf } from './words-around.ts'

/** The classes of the words on both sides of a number, alone and in order, with what it is counted per. */
export function classesAround({ left, right, before, after, per, perUnit, segment, quantity }: Frame): string[] {
  const near = classesOfText(left)
  const far = classesOfText(before.slice(0, Math.max(0, before.length - left.length)))
  const next = classesOfText(right)
  const later = classesOfText(after.slice(right.length))
  const label = classesOfText(segment.label)
  const counted = perUnit === undefined ? '-' : (classOfWord(perUnit) ?? 'thing')
  const stated = per ?? '-'
  const money = quantity.unit
  const [l1, l2, r1, r2] = [near.at(-1) ?? '-', near.at(-2) ?? '-', next[0] ?? '-', next[1] ?? '-']
  return [
    ...[...new Set(near)].map((name) => `lk:${name}`),
    ...[...new Set(far)].map((name) => `fk:${name}`),
    ...[...new Set(next)].map((name) => `rk:${name}`),
    ...[...new Set(later)].map((name) => `ak:${name}`),
    ...[...new Set(label)].map((name) => `labk:${name}`),
    `lk1=${l1}`,
    `lk2=${l2} ${l1}`,
    `rk1=${r1}`,
    `rk2=${r1} ${r2}`,
    `lrk=${l1}_${r1}`,
    `lk1=${l1}|${stated}|${counted}`,
    `rk1=${r1}|${stated}|${counted}`,
    `lrk=${l1}_${r1}|${stated}`,
    `eachk=${counted}|${money}`,
    `fk1=${far.at(-1) ?? '-'}|${l1}`,
    `ak1=${later[0] ?? '-'}|${r1}`,
  ]
}

const classesOfText = (text: string) => wordsOf(text).flatMap((word) => classOfWord(word) ?? [])
