import type { ConversationId, MemberId, ScheduledMessageId } from '@recado/contracts/ids'
import { isBlank } from '@recado/contracts/unseen'
import { errors as platformErrors } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { canSee, conversationErrors, getConversation, refuseUnfilled, sendMessage } from '../conversations/index.ts'
import {
  type CancelReason,
  type Circumstances,
  endScheduled,
  insertScheduled,
  listWaiting,
  lockScheduled,
  readCircumstances,
  type ScheduledMessageRow,
  SEND_SCHEDULED_JOB,
  scheduledMessageErrors,
} from '../scheduled-messages/index.ts'

/**
 * A message for later. It is not sent when the conversation is resolved by then, the contact blocked, its author gone, or
 * (with cancel_on_reply) the customer has written meanwhile. @throws conversation_not_found (404), schedule_past,
 * message_empty (400), message_unfilled (422)
 */
export async function scheduleMessage(
  scope: TenantScope,
  input: {
    conversationId: ConversationId
    memberId: MemberId
    body: string
    sendAt: Date
    cancelOnReply: boolean
    asWritten?: boolean
  },
): Promise<ScheduledMessageRow> {
  if (input.sendAt <= scope.clock.now()) throw scheduledMessageErrors.schedule_past()
  if (isBlank(input.body)) throw conversationErrors.message_empty()
  if (input.asWritten !== true) refuseUnfilled(input.body)
  await getConversation(scope, input.conversationId)
  const row = await insertScheduled(scope, {
    id: newId<ScheduledMessageId>(),
    conversation_id: input.conversationId,
    member_id: input.memberId,
    body: input.body,
    send_at: input.sendAt,
    cancel_on_reply: input.cancelOnReply,
  })
  await scope.jobs.enqueue(SEND_SCHEDULED_JOB, { scheduled_id: row.id }, { startAfter: input.sendAt })
  return row
}

/** What waits to be sent, the next first. @throws conversation_not_found (404) */
export async function listScheduled(scope: TenantScope, id: ConversationId): Promise<ScheduledMessageRow[]> {
  await getConversation(scope, id)
  return listWaiting(scope, id)
}

/** @throws not_found (404), scheduled_not_waiting (409) when it was sent or cancelled already */
export async function cancelScheduled(scope: TenantScope, id: ScheduledMessageId): Promise<void> {
  const scheduled = await lockScheduled(scope, id)
  if (scheduled === undefined || !(await canSee(scope, scheduled.conversation_id))) throw platformErrors.not_found()
  if (scheduled.status !== 'waiting') throw scheduledMessageErrors.scheduled_not_waiting()
  await endScheduled(scope, id, { status: 'cancelled', cancel_reason: 'person' })
}

/** Its time has come: sends it or cancels it, once, and not before; the row says what became of it. */
export async function sendScheduled(scope: TenantScope, id: ScheduledMessageId): Promise<void> {
  const scheduled = await lockScheduled(scope, id)
  if (scheduled?.status !== 'waiting' || scheduled.send_at > scope.clock.now()) return
  const circumstances = await readCircumstances(scope, scheduled)
  const reason = reasonAgainst(scheduled, circumstances)
  if (reason !== undefined) return endScheduled(scope, id, { status: 'cancelled', cancel_reason: reason })
  const { message } = await sendMessage(scope, {
    conversationId: scheduled.conversation_id,
    clientId: `scheduled:${id}`,
    kind: 'text',
    direction: 'out',
    author: { kind: 'member', id: scheduled.member_id, name: circumstances.author_name ?? '' },
    body: scheduled.body,
    // It was looked at when it was scheduled; by now nobody is there to say no to.
    asWritten: true,
  })
  await endScheduled(scope, id, { status: 'sent', sent_seq: message.seq })
}

function reasonAgainst(scheduled: ScheduledMessageRow, now: Circumstances): CancelReason | undefined {
  if (now.status === 'resolved') return 'resolved'
  if (now.blocked) return 'blocked'
  if (now.author_name === null) return 'author_gone'
  return scheduled.cancel_on_reply && now.replied ? 'replied' : undefined
}
