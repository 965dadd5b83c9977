import { decodePlaceCursor, encodePlaceCursor } from '../../platform/cursor.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type Contact, listDeletedContacts as readPage } from './contacts.sql.ts'

const LIST = 'deleted-contacts'

/** Contacts that were deleted and can still come back, deleted last first. @throws cursor_invalid (400) */
export async function listDeletedContacts(
  scope: TenantScope,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: Contact[]; next_cursor: string | null }> {
  const before = decodePlaceCursor(LIST, scope.tenant.id, cursor)
  const rows = await readPage(scope, { before, limit: limit + 1 })
  const items = rows.slice(0, limit)
  const { id, deleted_at: at } = items.at(-1) ?? {}
  const more = rows.length > limit && id !== undefined && at
  return { items, next_cursor: more ? encodePlaceCursor(LIST, scope.tenant.id, { at, id }) : null }
}
