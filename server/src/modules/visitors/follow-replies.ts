import { z } from 'zod'
import type { FollowUp } from '../../platform/events/drain-events.ts'
import type { TenantEvent } from '../../platform/events/event-hub.ts'

/** Looks whether visitors have got what they were answered, and mails it to those who have not. */
export const REPLY_JOB = 'visitors.mail_replies'
export const ReplyPayload = z.object({
  replies: z.array(z.object({ conversation_id: z.string(), seq: z.number().int() })),
})

/** Somebody who only changed pages has the answer by then. */
const WAIT_MS = 2 * 60_000

interface Answered {
  conversation_id: string
  message: { seq: number; direction: string; kind: string }
}

/**
 * One job for all answers of a tenant in a batch of the relay: made with the events, so no answer is forgotten whoever dies,
 * and off the path of the message itself. Of several answers in one conversation the last counts.
 */
export function followReplies(events: readonly TenantEvent[]): FollowUp[] {
  const byTenant = new Map<string, { last: Map<string, number>; at: number }>()
  for (const { tenantId, name, data, occurredAt } of events) {
    if (name !== 'message.created') continue
    const { conversation_id: id, message } = data as Answered
    if (message.direction !== 'out') continue
    const answered = byTenant.get(tenantId) ?? { last: new Map<string, number>(), at: 0 }
    byTenant.set(tenantId, answered)
    answered.last.set(id, message.seq)
    answered.at = Math.max(answered.at, occurredAt.getTime())
  }
  return [...byTenant].map(([tenantId, { last, at }]) => ({
    tenantId,
    name: REPLY_JOB,
    payload: { replies: [...last].map(([conversation_id, seq]) => ({ conversation_id, seq })) },
    startAfter: new Date(at + WAIT_MS),
  }))
}
