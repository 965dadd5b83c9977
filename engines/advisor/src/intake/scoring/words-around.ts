import type { Frame } from '../frame.ts'

/** Words of a stretch of folded text in order; every number is "#", marks that part clauses stay. */
export function wordsOf(text: string): string[] {
  return (text.match(/[a-zé]+|\d[\d.,]*|[%?:;(+=/]/g) ?? []).map((word) => (/^\d/.test(word) ? '#' : word))
}

/** A word without its ending: "vendo", "vende", "vendíamos" and "vendas" are one. */
export const stemOf = (word: string): string => (word.length > 5 ? word.slice(0, 5) : word.replace(/(?<=.{3})s$/, ''))

/** Words that only link: they say nothing by themselves, but something beside the number. */
const linking: ReadonlySet<string> = new Set(
  'de do da dos das a o as os e um uma uns umas que em no na nos nas r com me ja la se é eu cerca mais ou menos quase hoje la tipo so ai'.split(
    ' ',
  ),
)

/** The words on both sides of a number, near and far, as names of features. */
export function wordsAround({ left, right, before, after, segment }: Frame): string[] {
  const near = wordsOf(left).slice(-10)
  const far = wordsOf(before.slice(0, Math.max(0, before.length - left.length))).slice(-9)
  const next = wordsOf(right).slice(0, 8)
  const later = wordsOf(after.slice(right.length)).slice(0, 8)
  const content = near.filter((word) => !linking.has(word))
  const telling = next.filter((word) => !linking.has(word))
  return [
    ...bag('l', near),
    ...bag('f', far),
    ...bag('r', next),
    ...bag('a', later),
    ...bag('lab', wordsOf(segment.label)),
    ...bag('hdr', wordsOf(segment.header)),
    `l1=${near.at(-1) ?? '^'}`,
    `l2=${near.slice(-2).join(' ')}`,
    `l3=${near.slice(-3).map(stemOf).join(' ')}`,
    `lc=${stemOf(content.at(-1) ?? '^')}`,
    `lcc=${content.slice(-2).map(stemOf).join(' ')}`,
    `lf=${stemOf(content[0] ?? '^')}`,
    `r1=${next[0] ?? '$'}`,
    `r2=${next.slice(0, 2).join(' ')}`,
    `rc=${stemOf(telling[0] ?? '$')}`,
    `rcc=${telling.slice(0, 2).map(stemOf).join(' ')}`,
    `lr=${stemOf(content.at(-1) ?? '^')}_${stemOf(telling[0] ?? '$')}`,
  ]
}

function bag(name: string, words: readonly string[]): string[] {
  return [...new Set(words.filter((word) => !linking.has(word)).map(stemOf))].map((word) => `${name}:${word}`)
}
