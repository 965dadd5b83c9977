import type { ConversationEventData } from '@recado/contracts/events'
import { expect, test } from 'vitest'
import {
  afterConversationEvent,
  afterMessage,
  afterProgress,
  afterSeen,
  previewOf,
} from '../../src/inbox/conversation-changes.ts'
import { COLLEAGUE, conversation, ME, message } from './samples.ts'

const view = conversation(1)

test('a customer’s message is counted, shown and waits; counted once', () => {
  const { view: after, stale } = afterMessage(view, message(11, { body: '  Bom\n dia ' }))
  expect(stale).toBe(false)
  expect(after).toMatchObject({ last_seq: 11, unread_count: 1, last_message: { preview: 'Bom dia', direction: 'in' } })
  expect(after.waiting_since).toEqual(message(11).created_at)
  expect(afterMessage(after, message(11)).view).toBe(after)
  expect(afterMessage(after, message(4)).view).toBe(after)
})

test('a customer’s message wakes what slept and what was done', () => {
  const slept = conversation(1, { status: 'snoozed', snoozed_until: new Date(1) })
  expect(afterMessage(slept, message(11)).view).toMatchObject({ status: 'open', snoozed_until: null })
  const done = conversation(1, { status: 'resolved', resolved_at: new Date(1) })
  expect(afterMessage(done, message(11)).view).toMatchObject({ status: 'open', resolved_at: null })
  const bot = conversation(1, { status: 'pending' })
  expect(afterMessage(bot, message(11)).view.status).toBe('pending')
})

test('an answer ends the waiting, a bot’s does not, and neither is unread', () => {
  const waiting = conversation(1, { waiting_since: new Date(1) })
  const answer = {
    direction: 'out' as const,
    author: { kind: 'member' as const, name: 'Ana', member_id: ME, contact_id: null },
  }
  expect(afterMessage(waiting, message(11, answer)).view).toMatchObject({ waiting_since: null, unread_count: 0 })
  const bot = { ...answer, author: { ...answer.author, kind: 'bot' as const, member_id: null } }
  expect(afterMessage(waiting, message(11, bot)).view.waiting_since).toEqual(new Date(1))
})

test('what merely happened moves nothing in lists', () => {
  const happened = message(11, { kind: 'event', direction: 'internal', body: '' })
  const { view: after } = afterMessage(view, happened)
  expect(after.last_message).toBe(view.last_message)
  expect(after.last_seq).toBe(11)
})

test('a number beyond the next leaves the counts in doubt', () => {
  expect(afterMessage(view, message(13)).stale).toBe(true)
})

test('a change of hands and state is taken over, and nothing is made of what is the same', () => {
  const event = {
    ...{ conversation_id: view.id, inbox_id: view.inbox_id, contact_id: view.contact.id, protocol: view.protocol },
    ...{
      status: 'open',
      snoozed_until: null,
      priority: 0,
      assignee_id: COLLEAGUE,
      team_id: null,
      label_ids: [],
      last_seq: 10,
    },
  } satisfies ConversationEventData<'conversation.updated'>
  const at = new Date(77)
  const given = afterConversationEvent(view, event, at)
  expect(given).toMatchObject({ assignee_id: COLLEAGUE, assigned_at: at })
  expect(afterConversationEvent(given, event, new Date(88))).toBe(given)
  const done = afterConversationEvent(given, { ...event, status: 'resolved' }, at)
  expect(done).toMatchObject({ status: 'resolved', resolved_at: at, assigned_at: at })
  const until = new Date(Date.UTC(2026, 10, 22))
  const asleep = afterConversationEvent(done, { ...event, status: 'snoozed', snoozed_until: until.toISOString() }, at)
  expect(asleep).toMatchObject({ status: 'snoozed', snoozed_until: until, resolved_at: null })
})

test('seen to the end nothing is unread; seen in part only the server can count', () => {
  const unread = conversation(1, { unread_count: 3 })
  expect(afterSeen(unread, 10)).toMatchObject({ view: { unread_count: 0 }, stale: false })
  expect(afterSeen(unread, 8)).toEqual({ view: unread, stale: true })
  expect(afterSeen(view, 3)).toEqual({ view, stale: false })
})

test('marks of the customer never go back, and what is read was delivered', () => {
  const read = afterProgress(view, 'read', 7)
  expect(read).toMatchObject({ contact_read_seq: 7, contact_delivered_seq: 7 })
  expect(afterProgress(read, 'delivered', 5)).toBe(read)
  expect(afterProgress(read, 'read', 6)).toBe(read)
})

test('the line of a list is short, and the sign of a file where nothing was said', () => {
  expect(previewOf({ body: 'a'.repeat(300), attachments: [] })).toHaveLength(160)
  const file = {
    id: view.id as never,
    kind: 'document' as const,
    name: 'proposta.pdf',
    content_type: 'application/pdf',
  }
  const sizes = { size_bytes: 1, width: null, height: null, duration_ms: null }
  expect(previewOf({ body: ' ', attachments: [{ ...file, ...sizes }] })).toBe('📄')
})
