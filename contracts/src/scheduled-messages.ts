import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { ConversationId, MemberId, ScheduledMessageId } from './ids.ts'
import { AsWritten, MESSAGE_BODY_MAX } from './messages.ts'
import { Instant, words } from './wire.ts'

export const ScheduledMessageView = z.object({
  id: ScheduledMessageId,
  conversation_id: ConversationId,
  member_id: MemberId,
  body: z.string(),
  send_at: Instant,
  cancel_on_reply: z.boolean(),
  status: z.enum(['waiting', 'sent', 'cancelled']),
  cancel_reason: z.enum(['person', 'resolved', 'replied', 'blocked', 'author_gone', 'erased']).nullable(),
  sent_seq: z.number().int().nullable(),
  created_at: Instant,
})
export const ScheduleMessageBody = z.strictObject({
  body: words(MESSAGE_BODY_MAX),
  send_at: Instant,
  cancel_on_reply: z.boolean().default(false),
  as_written: AsWritten,
})

const ofConversation = z.object({ id: ConversationId })

export const scheduledMessageEndpoints = {
  create: defineEndpoint({
    name: 'schedule-message',
    method: 'POST',
    path: '/api/v1/conversations/:id/scheduled-messages',
    tag: 'Scheduled messages',
    summary: 'A message for later, unless the conversation is resolved by then.',
    status: 201,
    params: ofConversation,
    body: ScheduleMessageBody,
    response: ScheduledMessageView,
  }),
  list: defineEndpoint({
    name: 'list-scheduled-messages',
    method: 'GET',
    path: '/api/v1/conversations/:id/scheduled-messages',
    tag: 'Scheduled messages',
    summary: 'What waits to be sent, the next first.',
    params: ofConversation,
    response: z.object({ items: z.array(ScheduledMessageView) }),
  }),
  cancel: defineEndpoint({
    name: 'cancel-scheduled-message',
    method: 'DELETE',
    path: '/api/v1/scheduled-messages/:id',
    tag: 'Scheduled messages',
    summary: 'Does not send it after all.',
    status: 204,
    params: z.object({ id: ScheduledMessageId }),
  }),
}
