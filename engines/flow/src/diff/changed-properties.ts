/** One property that differs. What a side lacks is undefined there. */
export type ChangedProperty = {
  /** From the block or flow inwards: `['answer', 'options', 'yes', 'title']`. Entries with an id or a name go by it. */
  path: string[]
  /** `order`: the same list in another order; `before` and `after` are the ids or names of its entries. */
  kind: 'value' | 'order'
  before: unknown
  after: unknown
}

type Fields = Record<string, unknown>

/** What differs between two JSON values, as deep inside as it can be told. Empty where they are equal. */
export function changedProperties(before: unknown, after: unknown, path: string[] = []): ChangedProperty[] {
  if (before === after) return []
  if (isFields(before) && isFields(after)) return changedFields(before, after, path)
  if (!Array.isArray(before) || !Array.isArray(after)) return [{ path, kind: 'value', before, after }]
  const [old, now] = [entriesByName(before), entriesByName(after)]
  if (old && now) return [...changedFields(old.fields, now.fields, path), ...changedOrder(old.names, now.names, path)]
  const same = before.length === after.length && before.every((one, n) => changedProperties(one, after[n]).length === 0)
  return same ? [] : [{ path, kind: 'value', before, after }]
}

function changedFields(before: Fields, after: Fields, path: string[]): ChangedProperty[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].flatMap((name) => changedProperties(own(before, name), own(after, name), [...path, name]))
}

/** Told only where the order is not what comes of taking entries away and adding the new ones at the end. */
function changedOrder(before: string[], after: string[], path: string[]): ChangedProperty[] {
  const [old, now] = [new Set(before), new Set(after)]
  const expected = [...before.filter((name) => now.has(name)), ...after.filter((name) => !old.has(name))]
  return expected.every((name, n) => name === after[n]) ? [] : [{ path, kind: 'order', before, after }]
}

/** The entries of a list by their id or name; undefined where some have none, or two have the same. */
function entriesByName(list: unknown[]): { names: string[]; fields: Fields } | undefined {
  const names = list.map(nameOf)
  if (!names.every((name) => name !== undefined) || new Set(names).size < names.length) return undefined
  return { names, fields: Object.fromEntries(list.map((one, n) => [names[n], one])) }
}

function nameOf(entry: unknown): string | undefined {
  const name = isFields(entry) ? (own(entry, 'id') ?? own(entry, 'name')) : undefined
  return typeof name === 'string' ? name : undefined
}

/** Only own properties: an imported block may hold a field named `constructor`. */
function own(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined
}

function isFields(value: unknown): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
