import { decodePlaceCursor, encodePlaceCursor } from '../../platform/cursor.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { canonicalPhone } from './canonical-phone.ts'
import {
  type Contact,
  type ContactFilters,
  type ContactPage,
  listContacts as readPage,
  searchContacts,
} from './contacts.sql.ts'
import { searchQuery } from './search-words.ts'

const LIST = 'contacts'

/**
 * Contacts, those changed last first, that meet the filters (a phone as somebody wrote it); with `q` those it finds. A `q` that holds nothing to look for finds nobody.
 * @throws cursor_invalid (400)
 */
export async function listContacts(
  scope: TenantScope,
  page: { q?: string | undefined; cursor?: string | undefined; limit: number },
  filters: ContactFilters = {},
): Promise<{ items: Contact[]; next_cursor: string | null }> {
  const { q, limit } = page
  const read: ContactPage = { before: decodePlaceCursor(LIST, scope.tenant.id, page.cursor), limit: limit + 1 }
  const rows = q === undefined || q === '' ? await filter(scope, filters, read) : await search(scope, q, read)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const more = rows.length > limit && last !== undefined
  return {
    items,
    next_cursor: more ? encodePlaceCursor(LIST, scope.tenant.id, { at: last.updated_at, id: last.id }) : null,
  }
}

/** A phone that is none is nobody's. */
async function filter(scope: TenantScope, filters: ContactFilters, page: ContactPage): Promise<Contact[]> {
  if (filters.phone === undefined) return readPage(scope, page, filters)
  const phone = canonicalPhone(filters.phone)
  return phone === undefined ? [] : readPage(scope, page, { ...filters, phone })
}

async function search(scope: TenantScope, q: string, page: ContactPage): Promise<Contact[]> {
  const query = searchQuery(q)
  return query === undefined ? [] : searchContacts(scope, query, page)
}
