/** What a variable may hold: JSON, so that a session survives a restart and a change of node. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value }

/** Longest text a variable keeps (characters). A flow that appends in a loop must not grow a session without end. */
export const MAX_TEXT = 20_000
/** Longest list a variable keeps; older entries leave first. */
export const MAX_LIST = 200

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

/** Cuts texts and lists to what a session may keep. */
export function boundValue(value: Value): Value {
  if (typeof value === 'string') return value.length > MAX_TEXT ? value.slice(0, MAX_TEXT) : value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (Array.isArray(value) && value.length > MAX_LIST) return value.slice(-MAX_LIST)
  return value
}

/** A value as plain text, the way a template shows it without a filter. */
export function valueToText(value: Value | undefined): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.map(valueToText).join(', ')
  return JSON.stringify(value)
}

/** True where a person would say "nothing was given": unset, null, blank text, empty list. */
export function isEmptyValue(value: Value | undefined): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  return Array.isArray(value) && value.length === 0
}
