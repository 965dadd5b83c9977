import { expect, test } from 'vitest'
import type { TenantEvent } from '../../platform/events/event-hub.ts'
import { followReplies } from './follow-replies.ts'

let eventId = 0
function said(
  tenantId: string,
  conversation: string,
  seq: number,
  more: object = {},
  name = 'message.created',
): TenantEvent {
  eventId += 1
  const data = { conversation_id: conversation, message: { seq, direction: 'out', kind: 'text', ...more } }
  return { tenantId, eventId, id: `e${eventId}`, name, data, occurredAt: new Date(1_000 * eventId) }
}

test('a batch makes one job a tenant, two minutes after its last answer, with the last of each conversation', () => {
  const events = [said('t1', 'a', 1), said('t1', 'b', 4), said('t2', 'c', 2), said('t1', 'a', 3)]
  const [first, second, ...more] = followReplies(events)
  expect(more).toEqual([])
  expect(first).toMatchObject({
    tenantId: 't1',
    payload: {
      replies: [
        { conversation_id: 'a', seq: 3 },
        { conversation_id: 'b', seq: 4 },
      ],
    },
  })
  expect(first?.startAfter?.getTime()).toBe(120_000 + (events[3]?.occurredAt.getTime() ?? 0))
  expect(second).toMatchObject({ tenantId: 't2', payload: { replies: [{ conversation_id: 'c', seq: 2 }] } })
})

test('messages of customers, notes and other events make none', () => {
  expect(
    followReplies([
      said('t1', 'a', 1, { direction: 'in' }),
      said('t1', 'a', 2, { direction: 'internal', kind: 'note' }),
      said('t1', 'a', 3, {}, 'message.edited'),
    ]),
  ).toEqual([])
})
