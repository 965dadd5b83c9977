import type { ConversationId } from '@recado/contracts/ids'
import type { VisitorThread } from '@recado/contracts/widget'
import { errors as platformErrors } from '../../platform/errors.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { presentVisitorMessage } from './present-visitor-message.ts'
import { listFaces } from './team-faces.sql.ts'
import { findVisitorConversation, readVisitorMessages, type VisitorPlace } from './visitor-conversations.sql.ts'

/**
 * A page of a visitor's own conversation, in its order. `after` gives what was missed.
 * @throws not_found (404), also for a conversation of somebody else
 */
export async function readVisitorThread(
  scope: TenantScope,
  place: VisitorPlace,
  id: ConversationId,
  page: { after?: number | undefined; before?: number | undefined; limit: number },
): Promise<VisitorThread> {
  const conversation = await findVisitorConversation(scope, place, id)
  if (conversation === undefined) throw platformErrors.not_found()
  const rows = await readVisitorMessages(scope, id, page)
  const shown = rows.slice(0, page.limit)
  if (page.after === undefined) shown.reverse()
  const authors = new Set(shown.flatMap(({ author: { member_id: id } }) => id ?? []))
  return {
    items: shown.map(presentVisitorMessage),
    has_more: rows.length > page.limit,
    last_seq: conversation.last_seq,
    faces: await listFaces(scope, [...authors]),
  }
}
