import { isEmptyValue, type Value, valueToText } from '../value.ts'

/** A number out of a value: nothing is 0, as in a spreadsheet; undefined where a text is no number. */
export function numberFrom(value: Value | undefined): number | undefined {
  if (typeof value === 'number') return value
  if (value === undefined || value === null || value === '') return 0
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value !== 'string' || value.length > 40) return undefined
  const n = Number(value)
  return Number.isFinite(n) ? n : undefined
}

/** A typed answer that is meant as a number. Codes are not: "007", "01310100", twenty digits. */
export function countedNumber(value: Value): number | undefined {
  if (typeof value === 'number') return value
  return typeof value === 'string' && value.length <= 15 && /^-?(0|[1-9]\d*)(\.\d+)?$/.test(value)
    ? Number(value)
    : undefined
}

/** Two numbers, also typed ones, compare as numbers; what is empty is the same as nothing; else the texts decide. */
export function same(left: Value, right: Value): boolean {
  if (isEmptyValue(left) || isEmptyValue(right)) return isEmptyValue(left) && isEmptyValue(right)
  const [a, b] = [countedNumber(left), countedNumber(right)]
  return a !== undefined && b !== undefined ? a === b : valueToText(left) === valueToText(right)
}

export function isTrue(value: Value): boolean {
  return !(value === null || value === false || value === 0 || value === '')
}

/** Hides the noise of binary fractions (0.1 + 0.2); what is no number (a division by zero) is no value. */
export function rounded(n: number): number | null {
  return Number.isFinite(n) ? Number(n.toPrecision(15)) : null
}
