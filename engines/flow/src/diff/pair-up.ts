export type Pair<T> = { before: T; after?: T } | { before?: undefined; after: T }

/**
 * Pairs the entries of two lists by key: the first list's entries in its order, then those that only the second has. A draft may hold
 * a key twice: its first goes with the first, its second with the second.
 */
export function pairUp<T>(before: readonly T[], after: readonly T[], keyOf: (one: T) => string): Pair<T>[] {
  const waiting = new Map<string, T[]>()
  for (const one of after) {
    const key = keyOf(one)
    const known = waiting.get(key)
    if (known) known.push(one)
    else waiting.set(key, [one])
  }
  const paired = new Set<T>()
  const pairs = before.map((one): Pair<T> => {
    const partner = waiting.get(keyOf(one))?.shift()
    if (partner === undefined) return { before: one }
    paired.add(partner)
    return { before: one, after: partner }
  })
  return [...pairs, ...after.filter((one) => !paired.has(one)).map((one) => ({ after: one }))]
}
