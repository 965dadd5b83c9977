import type { TenantEvent } from '../../platform/events/event-hub.ts'
import type { FollowUp } from '../../platform/events/outbox.sql.ts'

/** Looks whether visitors have got what they were answered, and mails it to those who have not. Says nothing itself. */
export const REPLY_JOB = 'visitors.mail_replies'

/** Somebody who only changed pages has the answer by then. */
export const REPLY_WAIT_MS = 2 * 60_000

interface Said {
  message: { direction: string }
}

/** Whose visitors were answered in a batch of the relay: from which event on, and when to look whether they were there. */
export function findAnswered(events: readonly TenantEvent[]): FollowUp[] {
  const byTenant = new Map<string, { from: number; at: number }>()
  for (const { tenantId, eventId, name, data, occurredAt } of events) {
    if (name !== 'message.created' || (data as Said).message.direction !== 'out') continue
    const { from, at } = byTenant.get(tenantId) ?? { from: eventId, at: 0 }
    byTenant.set(tenantId, { from, at: Math.max(at, occurredAt.getTime()) })
  }
  return [...byTenant].map(([tenantId, { from, at }]) => ({ tenantId, from, startAfter: new Date(at + REPLY_WAIT_MS) }))
}
