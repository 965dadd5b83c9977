/** What a variable may hold: JSON, so that a session survives a restart and a change of node. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value }

/** Longest text a variable keeps (characters). A flow that appends in a loop must not grow a session without end. */
export const MAX_TEXT = 20_000
/** Longest list a variable keeps; older entries leave first. */
export const MAX_LIST = 200
/** Characters and entries of one variable together. A list that is appended to itself doubles with each turn. */
export const MAX_SIZE = 100_000
const MAX_DEPTH = 20

/**
 * Reads `car.title` or `cars.0.price` out of a record of values.
 * Only own properties count: `constructor` or `__proto__` read as unset, whatever a web service answered.
 */
export function readPath(root: Readonly<Record<string, Value>>, path: readonly string[]): Value | undefined {
  let current: Value | undefined = root as { [key: string]: Value }
  for (const key of path) {
    if (current === null || typeof current !== 'object' || !Object.hasOwn(current, key)) return undefined
    current = (current as { [key: string]: Value })[key]
  }
  return current
}

/** Cuts texts and lists to what a session may keep. Undefined where the whole is still too large or too deep. */
export function boundValue(value: Value): Value | undefined {
  if (typeof value === 'string') return value.length > MAX_TEXT ? value.slice(0, MAX_TEXT) : value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (value === null || typeof value !== 'object') return value
  const bounded = Array.isArray(value) && value.length > MAX_LIST ? value.slice(-MAX_LIST) : value
  return remainingSize(bounded, MAX_SIZE, MAX_DEPTH) < 0 ? undefined : bounded
}

/** What is left of `budget` after counting a value; negative as soon as it is used up, so that no walk is long. */
function remainingSize(value: Value, budget: number, depth: number): number {
  if (typeof value === 'string') return budget - value.length
  if (value === null || typeof value !== 'object') return budget - 1
  if (depth === 0) return -1
  let left = budget - 1
  for (const key of Object.keys(value)) {
    left = remainingSize((value as { [key: string]: Value })[key]!, left - key.length, depth - 1)
    if (left < 0) return left
  }
  return left
}

/** A value as plain text, the way a template shows it without a filter; at most `MAX_TEXT` characters. */
export function valueToText(value: Value | undefined): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return (Array.isArray(value) ? listToText(value) : JSON.stringify(value)).slice(0, MAX_TEXT)
}

function listToText(list: Value[]): string {
  let text = ''
  for (const one of list) {
    if (text.length > MAX_TEXT) break
    text += `${text === '' ? '' : ', '}${valueToText(one)}`
  }
  return text
}

/** True where a person would say "nothing was given": unset, null, blank text, empty list. */
export function isEmptyValue(value: Value | undefined): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  return Array.isArray(value) && value.length === 0
}
