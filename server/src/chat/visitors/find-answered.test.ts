import { expect, test } from 'vitest'
import type { TenantEvent } from '../../platform/events/event-hub.ts'
import { findAnswered } from './find-answered.ts'

let eventId = 0
function said(tenantId: string, direction = 'out', name = 'message.created'): TenantEvent {
  eventId += 1
  const data = { conversation_id: 'c', message: { seq: eventId, direction } }
  return { tenantId, eventId, id: `e${eventId}`, name, data, occurredAt: new Date(1_000 * eventId) }
}

test('a tenant is looked at from its first answer of a batch on, two minutes after its last', () => {
  const events = [said('t1', 'in'), said('t1'), said('t2'), said('t1')]
  const [, first, other, last] = events.map((event) => ({ id: event.eventId, at: event.occurredAt.getTime() }))
  expect(findAnswered(events)).toEqual([
    { tenantId: 't1', from: first?.id, startAfter: new Date((last?.at ?? 0) + 120_000) },
    { tenantId: 't2', from: other?.id, startAfter: new Date((other?.at ?? 0) + 120_000) },
  ])
})

test('messages of customers, notes and other events call for no look', () => {
  expect(findAnswered([said('t1', 'in'), said('t1', 'internal'), said('t1', 'out', 'message.edited')])).toEqual([])
})
