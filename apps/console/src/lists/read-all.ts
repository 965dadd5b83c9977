import type { KeysetPage } from './use-keyset-list.ts'

/** Every page of a list that is short by its nature, one after the other. */
export async function readAll<Item>(read: (cursor: string | undefined) => Promise<KeysetPage<Item>>): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | undefined
  do {
    const page = await read(cursor)
    items.push(...page.items)
    cursor = page.next_cursor ?? undefined
  } while (cursor !== undefined)
  return items
}
