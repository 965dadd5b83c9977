import type { Part } from './split-parts.ts'

/** A number that somebody may be called by, over the parts from `first` to `last`. */
export interface WrittenPhone {
  first: number
  last: number
  /** Two digits; undefined when it was left out. */
  area: string | undefined
  /** The last eight digits: a mobile is the same with and without its ninth. */
  tail: string
}

const PARTS = 7
const BETWEEN = /^[\s().+\p{Pd}/\p{Cf}]{0,5}$/u

/** Phones in a text, from its left, the longest first. Blanks, dots, hyphens and brackets may stand in them. */
export function findPhones(parts: readonly Part[]): WrittenPhone[] {
  const found: WrittenPhone[] = []
  for (let first = 0; first < parts.length; first++) {
    const phone = phoneFrom(parts, first)
    if (phone === undefined) continue
    found.push(phone)
    first = phone.last
  }
  return found
}

function phoneFrom(parts: readonly Part[], first: number): WrittenPhone | undefined {
  let digits = ''
  let longest: WrittenPhone | undefined
  for (let last = first; last < Math.min(parts.length, first + PARTS); last++) {
    const part = parts[last]
    if (part === undefined || !part.number || (last > first && !BETWEEN.test(part.before))) break
    digits += part.folded
    if (digits.length > 16) break
    const phone = readPhone(digits)
    if (phone !== undefined) longest = { first, last, ...phone }
  }
  return longest
}

/** With or without 55, 0, the carrier's code, the area and the ninth digit. */
function readPhone(digits: string): { area: string | undefined; tail: string } | undefined {
  const national = /^(?:(?:00)?55|0(?:\d\d)?)?([1-9]\d(?:9\d{8}|[2-9]\d{7}))$/.exec(digits)?.[1]
  if (national !== undefined) return { area: national.slice(0, 2), tail: national.slice(-8) }
  return /^(?:9\d{8}|[2-9]\d{7})$/.test(digits) ? { area: undefined, tail: digits.slice(-8) } : undefined
}

/** Lexemes of phones begin with a sign that no word has. */
const withArea = (area: string, tail: string) => `+${area}${tail}`
const anyArea = (tail: string) => `*${tail}`
const noArea = (tail: string) => `-${tail}`

/** What a text with this phone is found by. */
export function phoneLexemes({ area, tail }: WrittenPhone): string[] {
  const whole = area === undefined ? noArea(tail) : withArea(area, tail)
  return [whole, anyArea(tail), `9${tail.slice(0, 4)}`, tail.slice(0, 4), tail.slice(4)]
}

/** What finds it: who names the area means that one, or a number without any. */
export function phoneSought({ area, tail }: WrittenPhone): string[] {
  return area === undefined ? [anyArea(tail)] : [withArea(area, tail), noArea(tail)]
}
