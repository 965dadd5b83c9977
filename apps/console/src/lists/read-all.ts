import type { KeysetPage } from './use-keyset-list.ts'

/** Pages; a list that has more is none that is read as a whole. */
const PAGES = 200

/** Every page of a list that is short by its nature, one after the other. @throws when it does not end. */
export async function readAll<Item>(read: (cursor: string | undefined) => Promise<KeysetPage<Item>>): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | undefined
  for (let pages = 0; pages < PAGES; pages++) {
    const page = await read(cursor)
    items.push(...page.items)
    cursor = page.next_cursor ?? undefined
    if (cursor === undefined) return items
  }
  throw new Error(`a list of more than ${PAGES} pages is not read as a whole`)
}
