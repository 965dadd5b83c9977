import type { ConversationId, MemberId } from '@recado/contracts/ids'
import { MESSAGE_BODY_MAX } from '@recado/contracts/messages'
import { isBlank } from '@recado/contracts/unseen'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { looksAfterOthers } from '../policy.ts'
import { errors } from './errors.ts'
import { isUnknownMention } from './is-unknown-mention.ts'
import { keepMentions } from './keep-mentions.ts'
import { listStillNamed } from './mentions.sql.ts'
import type { MessageRow } from './message-row.ts'
import { changeMessage, lockMessage } from './messages.sql.ts'
import { wrote } from './policy.ts'
import { previewOf } from './preview-of.ts'
import { refuseUnfilled } from './refuse-unfilled.ts'
import { messageWords } from './search/message-words.ts'

/**
 * What a channel says to a change of a message that left by it: it takes it along in the same transaction, or refuses it.
 * @throws the channel's own errors
 */
export type ChangeOnChannel = (
  scope: TenantScope,
  change: { kind: 'edit' | 'deletion'; message: MessageRow },
) => Promise<void>

interface MessagePosition {
  conversationId: ConversationId
  seq: number
}

/**
 * Other words for what a colleague wrote: one's own, or anybody's for who looks after them. The customer's words stay.
 * Whom a note names is what `mentions` says; without it those whose name is no longer there are not named any more.
 * @throws message_not_found (404), message_not_yours (403), message_deleted, message_not_editable (409),
 * message_empty, message_too_long, mention_unknown, mention_needs_note (400), message_unfilled (422)
 */
export async function editMessage(
  scope: TenantScope,
  at: MessagePosition,
  body: string,
  {
    mentions,
    asWritten = false,
    onChannel,
  }: { mentions?: readonly MemberId[] | undefined; asWritten?: boolean | undefined; onChannel?: ChangeOnChannel } = {},
): Promise<MessageRow> {
  if (isBlank(body)) throw errors.message_empty()
  if (body.length > MESSAGE_BODY_MAX) throw errors.message_too_long({ params: { limit: MESSAGE_BODY_MAX } })
  const message = await lockChangeable(scope, at)
  if (message.deleted_at !== null) throw errors.message_deleted()
  if (message.direction === 'in' && scope.actor.kind !== 'system') throw errors.message_not_editable()
  if (mentions !== undefined && mentions.length > 0 && message.kind !== 'note') throw errors.mention_needs_note()
  const asked = mentions ?? (await listStillNamed(scope, message.mentions, { before: message.body, after: body }))
  const named = new Set(await keepMentions(scope, [...asked]))
  if (message.body === body && named.symmetricDifference(new Set(message.mentions)).size === 0) return message
  if (message.direction === 'out' && !asWritten) refuseUnfilled(body)
  if (message.direction === 'out' && message.body !== body) await onChannel?.(scope, { kind: 'edit', message })
  const words = messageWords({ ...message, body })
  const preview = previewOf(body, message.attachments)
  const change = { event: 'message.edited' as const, body, preview, mentions: [...named], words }
  return changeMessage(scope, message, change).catch((error: unknown) => {
    throw isUnknownMention(error) ? errors.mention_unknown({ cause: error }) : error
  })
}

/**
 * Takes a message's content away; its number stays. Deleting again changes nothing.
 * @param by the customer, on their phone; otherwise the scope's actor
 * @throws message_not_found (404), message_not_yours (403), message_not_editable (409)
 */
export async function deleteMessage(
  scope: TenantScope,
  at: MessagePosition,
  { onChannel, by }: { onChannel?: ChangeOnChannel; by?: 'contact' | undefined } = {},
): Promise<MessageRow> {
  const message = await lockChangeable(scope, at)
  if (message.deleted_at !== null) return message
  if (message.direction === 'out') await onChannel?.(scope, { kind: 'deletion', message })
  if (!wrote(scope.actor, message)) {
    await recordAct(scope, {
      action: 'message.deleted',
      targetKind: 'message',
      targetId: message.id,
      before: { conversation_id: message.conversation_id, seq: message.seq, author_name: message.author_name },
    })
  }
  // Of what was said nothing stays; that the customer took it back themselves is shown.
  const data = by === undefined ? {} : { deleted_by: by }
  return changeMessage(scope, message, {
    event: 'message.deleted',
    body: '',
    preview: '',
    mentions: [],
    words: '',
    data,
  })
}

async function lockChangeable(scope: TenantScope, at: MessagePosition): Promise<MessageRow> {
  const message = await lockMessage(scope, at)
  if (message === undefined) throw errors.message_not_found()
  if (message.kind === 'event') throw errors.message_not_editable()
  if (!wrote(scope.actor, message) && !looksAfterOthers(scope.actor)) throw errors.message_not_yours()
  return message
}
