import { getContact, listMergedContacts } from '../modules/contacts/index.ts'
import { decodeIdCursor, pageOfRows } from '../platform/cursor.ts'
import type { TenantScope } from '../tenancy/tenant-scope.ts'
import { readTimeline, type TimelineRow } from './contact-conversations.sql.ts'
import { sightOf } from './conversation-sight.sql.ts'

/**
 * What happened with a contact and those merged into it, newest first: conversations as the caller may see them, and
 * what was done to the contact. @throws not_found (404), cursor_invalid (400)
 */
export async function listContactTimeline(
  scope: TenantScope,
  id: string,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ items: TimelineRow[]; next_cursor: string | null }> {
  const contact = await getContact(scope, id)
  const list = `timeline:${contact.id}`
  const rows = await readTimeline(scope, {
    contactIds: await listMergedContacts(scope, contact.id),
    visible: sightOf(scope),
    before: decodeIdCursor(list, scope.tenant.id, page.cursor),
    limit: page.limit + 1,
  })
  return pageOfRows(list, scope.tenant.id, page.limit, rows)
}
