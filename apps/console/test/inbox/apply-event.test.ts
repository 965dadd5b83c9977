import type { ConversationView } from '@recado/contracts/conversations'
import { type ConversationId, encodeId } from '@recado/contracts/ids'
import { QueryClient } from '@tanstack/react-query'
import { beforeEach, expect, test, vi } from 'vitest'
import { applyEvent, type EventSink } from '../../src/inbox/apply-event.ts'
import type { ConversationList } from '../../src/inbox/conversation-list.ts'
import { FOLDER_FILTERS } from '../../src/inbox/folders.ts'
import type { Filters } from '../../src/inbox/inbox.api.ts'
import { inboxKeys } from '../../src/inbox/inbox-keys.ts'
import { type HeardEvent, readEvent } from '../../src/realtime/heard-events.ts'
import { COLLEAGUE, conversation, idOf, ME, message } from './samples.ts'

const { minhas, todas, 'nao-atribuidas': unassigned, resolvidas } = FOLDER_FILTERS

let queries: QueryClient
const refresh = vi.fn<EventSink['refresh']>()
const recount = vi.fn<EventSink['recount']>()
const arrived = vi.fn<EventSink['arrived']>()
const contactErased = vi.fn<EventSink['contactErased']>()
let sink: EventSink
beforeEach(() => {
  vi.clearAllMocks()
  queries = new QueryClient()
  sink = {
    ...{ queries, memberId: ME, refresh, recount, arrived },
    ...{
      storeMessage: () => undefined,
      storeDelivery: () => undefined,
      contactChanged: () => undefined,
      contactErased,
    },
    workspaceChanged: () => undefined,
  }
})

function hold(filters: Filters, ...items: ConversationView[]): void {
  const list: ConversationList = { pages: [{ items, next_cursor: null }], pageParams: [undefined] }
  queries.setQueryData(inboxKeys.list(filters), list)
}

const shown = (filters: Filters) =>
  queries
    .getQueryData<ConversationList>(inboxKeys.list(filters))
    ?.pages.flatMap(({ items }) => items.map(({ id }) => id))

function said(seq: number, of = 1, more: Parameters<typeof message>[1] = {}): HeardEvent {
  const place = { conversation_id: idOf<ConversationId>(of), assignee_id: null, team_id: null }
  return { kind: 'message', change: 'created', place, message: message(seq, more, of) }
}

function became(of: number, changes: object = {}): HeardEvent {
  const { id, inbox_id, contact, protocol } = conversation(of)
  const data = {
    ...{
      conversation_id: id,
      inbox_id,
      contact_id: contact.id,
      protocol,
      status: 'open' as const,
      snoozed_until: null,
    },
    ...{ priority: 0, assignee_id: null, team_id: null, label_ids: [], last_seq: 10, ...changes },
  }
  return { kind: 'conversation', name: 'conversation.updated', occurredAt: new Date(5), data }
}

test('a message moves its conversation up in every list, is counted once, and rings once', () => {
  hold(todas, conversation(2), conversation(1))
  hold(unassigned, conversation(2), conversation(1))
  for (let times = 0; times < 2; times++) applyEvent(sink, said(11))
  for (const filters of [todas, unassigned]) expect(shown(filters)).toEqual([idOf(1), idOf(2)])
  expect(queries.getQueryData(inboxKeys.conversation(idOf(1)))).toMatchObject({ last_seq: 11, unread_count: 1 })
  expect(arrived).toHaveBeenCalledOnce()
  expect(refresh).not.toHaveBeenCalled()
})

test('given away it goes from list to list', () => {
  hold(minhas)
  hold(unassigned, conversation(1))
  applyEvent(sink, became(1, { assignee_id: ME }))
  expect([shown(minhas), shown(unassigned)]).toEqual([[idOf(1)], []])
  applyEvent(sink, became(1, { assignee_id: COLLEAGUE }))
  expect([shown(minhas), shown(unassigned)]).toEqual([[], []])
  applyEvent(sink, became(1, { assignee_id: ME, status: 'resolved' }))
  hold(resolvidas)
  applyEvent(sink, became(1, { assignee_id: ME }))
  expect(shown(minhas)).toEqual([idOf(1)])
  expect(recount).toHaveBeenCalledTimes(4)
})

test('one that is not held is read only if a list that is held could take it', () => {
  hold(minhas)
  applyEvent(sink, said(11, 7))
  expect(refresh).not.toHaveBeenCalled()
  hold(todas)
  applyEvent(sink, said(12, 7))
  applyEvent(sink, became(8))
  expect(refresh.mock.calls).toEqual([[idOf(7)], [idOf(8)]])
})

test('a gap and an edit are read anew', () => {
  hold(todas, conversation(1))
  applyEvent(sink, said(14))
  applyEvent(sink, { ...said(11), change: 'edited' } as HeardEvent)
  expect(refresh).toHaveBeenCalledTimes(2)
})

test('out of sight it is out of every list, and its thread is forgotten', () => {
  hold(todas, conversation(1), conversation(2))
  queries.setQueryData(inboxKeys.thread(idOf(1)), { messages: [], hasOlder: false })
  applyEvent(sink, { kind: 'out_of_sight', conversationId: idOf(1) })
  expect(shown(todas)).toEqual([idOf(2)])
  expect(queries.getQueryData(inboxKeys.thread(idOf(1)))).toBeUndefined()
})

test('a note that names the person counts among the mentions', () => {
  hold(todas, conversation(1))
  applyEvent(sink, said(11, 1, { kind: 'note', direction: 'internal', mentions: [ME] }))
  expect(recount).toHaveBeenCalledWith('mentions')
})

test('what was seen elsewhere is read here, and the customer’s marks reach the conversation', () => {
  hold(todas, conversation(1, { unread_count: 2 }))
  applyEvent(sink, { kind: 'seen', conversationId: idOf(1), seq: 10 })
  applyEvent(sink, { kind: 'progress', conversationId: idOf(1), mark: 'read', seq: 9 })
  expect(queries.getQueryData(inboxKeys.conversation(idOf(1)))).toMatchObject({
    ...{ unread_count: 0, contact_read_seq: 9, contact_delivered_seq: 9 },
  })
})

test('who is erased is forgotten by open screens when it begins and when it has ended, who is changed is not', () => {
  const wire = { event_id: 7, occurred_at: new Date(), data: { contact_id: encodeId('ctc', idOf(3)) } }
  for (const name of ['contact.updated', 'contact.erased', 'contact.erasure_finished']) {
    const heard = readEvent({ ...wire, name })
    if (heard !== undefined) applyEvent(sink, heard)
  }
  expect(contactErased.mock.calls).toEqual([[idOf(3)], [idOf(3)]])
})

test('what may change whom a badge counts asks for mentions anew: a note taken back, a conversation given or taken away', () => {
  const note = { kind: 'note' as const, direction: 'internal' as const }
  const place = { conversation_id: idOf<ConversationId>(1), assignee_id: null, team_id: null }
  for (const change of ['edited', 'deleted'] as const) {
    applyEvent(sink, { kind: 'message', change, place, message: message(3, note, 1) })
  }
  expect(recount.mock.calls).toEqual([['mentions'], ['mentions']])
  applyEvent(sink, { ...became(1), name: 'conversation.assigned' } as HeardEvent)
  applyEvent(sink, { kind: 'out_of_sight', conversationId: idOf<ConversationId>(1) })
  expect(recount.mock.calls.slice(2)).toEqual([['mentions'], ['mentions']])
})
