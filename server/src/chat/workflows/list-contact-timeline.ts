import { decodeIdCursor, pageOfRows } from '../../platform/cursor.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { getContact, listMergedContacts } from '../contacts/index.ts'
import { visibleIn } from '../conversations/index.ts'
import { readTimeline, type TimelineRow } from './contact-conversations.sql.ts'

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
    visible: visibleIn(scope),
    before: decodeIdCursor(list, scope.tenant.id, page.cursor),
    limit: page.limit + 1,
  })
  return pageOfRows(list, scope.tenant.id, page.limit, rows)
}
