import { isDeepStrictEqual } from 'node:util'

/**
 * Of what somebody wants changed, what is named and differs from what is there. Empty: nothing to write, to record or to
 * tell, so `updated_at` stays what it is.
 */
export function changedFields<Row extends object, Key extends keyof Row>(
  before: Row,
  wanted: { readonly [Name in Key]?: Row[Name] | undefined },
): { [Name in Key]?: Row[Name] } {
  const entries = Object.entries(wanted) as [Key, Row[Key] | undefined][]
  return Object.fromEntries(
    entries.filter(([name, value]) => value !== undefined && !isDeepStrictEqual(value, before[name])),
  ) as { [Name in Key]?: Row[Name] }
}

export function isEmpty(changes: object): boolean {
  return Object.keys(changes).length === 0
}
