/** The same items with one of them at another place. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const rest = items.filter((_item, at) => at !== from)
  const item = items[from]
  return item === undefined ? [...items] : [...rest.slice(0, Math.max(0, to)), item, ...rest.slice(Math.max(0, to))]
}
