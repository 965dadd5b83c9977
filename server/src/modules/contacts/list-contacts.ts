import { decodeCursor, encodeCursor } from '../../platform/cursor.ts'
import { errors } from '../../platform/errors.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type Contact, type ContactPage, listContacts as readPage, searchContacts } from './contacts.sql.ts'
import { searchQuery } from './search-words.ts'

/**
 * Contacts, those changed last first; with `q` those it finds. A `q` that holds nothing to look for finds nobody.
 * @throws cursor_invalid (400)
 */
export async function listContacts(
  scope: TenantScope,
  page: { q?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<{ items: Contact[]; next_cursor: string | null }> {
  const { q, limit } = page
  const read: ContactPage = { before: decodePlace(scope, page.cursor), limit: limit + 1 }
  const rows = q === undefined || q === '' ? await readPage(scope, read) : await search(scope, q, read)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const more = rows.length > limit && last !== undefined
  return {
    items,
    next_cursor: more ? encodeCursor('contacts', scope.tenant.id, [last.updated_at.getTime(), last.id]) : null,
  }
}

async function search(scope: TenantScope, q: string, page: ContactPage): Promise<Contact[]> {
  const query = searchQuery(q)
  return query === undefined ? [] : searchContacts(scope, query, page)
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** The year 2096, in milliseconds: no row is of a later one. */
const LAST_TIME = 4e12

function decodePlace(scope: TenantScope, cursor: string | undefined): ContactPage['before'] {
  const key = decodeCursor('contacts', scope.tenant.id, 2, cursor)
  if (key === undefined) return undefined
  const [at, id] = key
  if (typeof at !== 'number' || at < 0 || at > LAST_TIME || typeof id !== 'string' || !UUID.test(id)) {
    throw errors.cursor_invalid()
  }
  return { at: new Date(at), id }
}
