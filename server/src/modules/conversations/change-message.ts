import type { ConversationId } from '@recado/contracts/ids'
import { MESSAGE_BODY_MAX } from '@recado/contracts/messages'
import { isBlank } from '@recado/contracts/unseen'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { errors } from './errors.ts'
import type { MessageRow } from './message-row.ts'
import { changeMessage, lockMessage } from './messages.sql.ts'
import { looksAfterOthers, wrote } from './policy.ts'
import { previewOf } from './preview-of.ts'
import { refuseUnfilled } from './refuse-unfilled.ts'
import { messageWords } from './search/message-words.ts'

interface Place {
  conversationId: ConversationId
  seq: number
}

/**
 * Other words for what a colleague wrote: one's own, or anybody's for who looks after them. The customer's words stay.
 * @throws message_not_found (404), message_not_yours (403), message_deleted, message_not_editable (409),
 * message_empty, message_too_long (400), message_unfilled (422)
 */
export async function editMessage(scope: TenantScope, at: Place, body: string, asWritten = false): Promise<MessageRow> {
  if (isBlank(body)) throw errors.message_empty()
  if (body.length > MESSAGE_BODY_MAX) throw errors.message_too_long({ params: { limit: MESSAGE_BODY_MAX } })
  const message = await lockChangeable(scope, at)
  if (message.deleted_at !== null) throw errors.message_deleted()
  if (message.direction === 'in' && scope.actor.kind !== 'system') throw errors.message_not_editable()
  if (message.body === body) return message
  if (message.direction === 'out' && !asWritten) refuseUnfilled(body)
  const preview = previewOf(body, message.attachments)
  return changeMessage(scope, message, {
    event: 'message.edited',
    body,
    preview,
    words: messageWords({ ...message, body }),
  })
}

/**
 * Takes a message's content away; its number stays. Deleting again changes nothing.
 * @throws message_not_found (404), message_not_yours (403), message_not_editable (409)
 */
export async function deleteMessage(scope: TenantScope, at: Place): Promise<MessageRow> {
  const message = await lockChangeable(scope, at)
  if (message.deleted_at !== null) return message
  if (!wrote(scope.actor, message)) {
    await recordAct(scope, {
      action: 'message.deleted',
      targetKind: 'message',
      targetId: message.id,
      before: { conversation_id: message.conversation_id, seq: message.seq, author_name: message.author_name },
    })
  }
  return changeMessage(scope, message, { event: 'message.deleted', body: '', preview: '', words: '' })
}

async function lockChangeable(scope: TenantScope, at: Place): Promise<MessageRow> {
  const message = await lockMessage(scope, at)
  if (message === undefined) throw errors.message_not_found()
  if (message.kind === 'event') throw errors.message_not_editable()
  if (!wrote(scope.actor, message) && !looksAfterOthers(scope.actor)) throw errors.message_not_yours()
  return message
}
