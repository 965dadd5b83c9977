import { type ConversationView, conversationEndpoints } from '@recado/contracts/conversations'
import type { ConversationId } from '@recado/contracts/ids'
import { InfiniteQueryObserver, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { createQueries } from '../../src/api/create-queries.ts'
import type { Http } from '../../src/api/http.ts'
import { applyEvent, type EventSink } from '../../src/inbox/apply-event.ts'
import { type ConversationList, findInList } from '../../src/inbox/conversation-list.ts'
import { FOLDER_FILTERS } from '../../src/inbox/folders.ts'
import { inboxKeys } from '../../src/inbox/inbox-keys.ts'
import { putConversation } from '../../src/inbox/put-conversation.ts'
import { actOnConversation } from '../../src/inbox/read-conversation.ts'
import type { StoredThread } from '../../src/inbox/stored-thread.ts'
import { loadOlder, storeDelivery, storeMessages, threadQuery } from '../../src/inbox/thread-query.ts'
import { conversationQuery } from '../../src/inbox/use-conversation.ts'
import { conversationListQuery } from '../../src/inbox/use-conversation-list.ts'
import type { HeardEvent } from '../../src/realtime/heard-events.ts'
import { conversation, idOf, ME, message } from './samples.ts'

// An answer that the server made before an event and that comes after it must not undo what the event said.

const filters = FOLDER_FILTERS.todas

test('a conversation that is resolved while it is read stays resolved', async () => {
  const { queries, server, hear } = open()
  new QueryObserver(queries, conversationQuery(server.http, idOf(1))).subscribe(() => undefined)
  queries.setQueryData(inboxKeys.list(filters), list(conversation(1)))
  const read = await server.next()
  hear(became('resolved'))
  read.answer(conversation(1))
  ;(await server.next()).answer(conversation(1, { status: 'resolved' }))
  await server.quiet()
  expect(queries.getQueryData<ConversationView>(inboxKeys.conversation(idOf(1)))?.status).toBe('resolved')
})

test('an act whose answer comes after a colleague’s act shows both', async () => {
  const { queries, server, hear } = open()
  const before = conversation(1)
  putConversation(queries, ME, before)
  const acting = actOnConversation({ http: server.http, queries }, before.id, () =>
    server.http.call(conversationEndpoints.update, { params: { id: before.id }, body: { priority: 3 } }),
  )
  const act = await server.next()
  hear(became('resolved'))
  act.answer(conversation(1, { priority: 3 }))
  ;(await server.next()).answer(conversation(1, { priority: 3, status: 'resolved' }))
  expect(await acting).toMatchObject({ priority: 3, status: 'resolved' })
})

test('what is heard while the first page of a list is read stays, though later pages come after it', async () => {
  const { queries, server, hear } = open()
  const parts = { http: server.http, queries, memberId: ME }
  const [first, second] = [conversation(2), conversation(1)]
  queries.setQueryData(inboxKeys.list(filters), {
    pages: [
      { items: [first], next_cursor: 'more' },
      { items: [second], next_cursor: null },
    ],
    pageParams: [undefined, 'more'],
  })
  new InfiniteQueryObserver(queries, conversationListQuery(parts, filters, 'recent')).subscribe(() => undefined)
  void queries.invalidateQueries({ queryKey: inboxKeys.lists })
  const page = await server.next()
  hear(became('resolved', 2))
  page.answer({ items: [first], next_cursor: 'more' })
  const lastPage = await server.next()
  await new Promise((resolve) => setTimeout(resolve, 0))
  const resolved = { ...first, status: 'resolved' }
  const isReadEarly = server.answerNext(resolved)
  lastPage.answer({ items: [second], next_cursor: null })
  if (!isReadEarly) (await server.next()).answer(resolved)
  const status = () => {
    const shown = queries.getQueryData<ConversationList>(inboxKeys.list(filters))
    return shown && (findInList(shown, first.id)?.status ?? 'gone')
  }
  await server.quiet()
  await expect.poll(status).not.toBe('open')
})

test('an edit, a deletion and a new message that are heard while a thread is first read are in it', async () => {
  const { queries, server, store } = open()
  const reading = queries.fetchQuery(threadQuery(server.http, queries, idOf(1)))
  const read = await server.next()
  store(edited(2), message(3, { deleted_at: new Date() }), message(4))
  read.answer({ items: [message(1), message(2), message(3)], has_more: false, last_seq: 3 })
  const { messages } = await reading
  expect(messages.map(({ seq, body, deleted_at }) => [seq, body, deleted_at !== null])).toEqual([
    [1, 'Mensagem 1', false],
    [2, 'Agora assim', false],
    [3, 'Mensagem 3', true],
    [4, 'Mensagem 4', false],
  ])
})

test('what is heard of a message’s way while its thread is first read stays', async () => {
  const { queries, server } = open()
  const reading = queries.fetchQuery(threadQuery(server.http, queries, idOf(1)))
  const read = await server.next()
  const delivery = { state: 'delivered', problem: null, at: '2026-11-30T12:00:05.000Z' }
  storeDelivery(queries, { id: idOf<ConversationId>(1), seq: 1, delivery })
  const before = { state: 'sent', problem: null, at: '2026-11-30T12:00:01.000Z' }
  read.answer({ items: [message(1, { data: { delivery: before } }), message(2)], has_more: false, last_seq: 2 })
  expect((await reading).messages.map(({ data }) => data.delivery)).toEqual([delivery, undefined])
})

test('one that leaves a gap behind what is read has the gap read too', async () => {
  const { queries, server, store } = open()
  const reading = queries.fetchQuery(threadQuery(server.http, queries, idOf(1)))
  const read = await server.next()
  store(message(5))
  read.answer({ items: [message(1), message(2)], has_more: false, last_seq: 2 })
  ;(await server.next()).answer({ items: [message(3), message(4), message(5)], has_more: false, last_seq: 5 })
  expect((await reading).messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
})

test('an edit of an older message that is heard while its page is read is in it', async () => {
  const { queries, server, store } = open()
  queries.setQueryData<StoredThread>(inboxKeys.thread(idOf(1)), { messages: [message(3)], hasOlder: true })
  const loading = loadOlder(server.http, queries, idOf(1))
  const page = await server.next()
  store(edited(2))
  page.answer({ items: [message(1), message(2)], has_more: false, last_seq: 3 })
  await loading
  const held = queries.getQueryData<StoredThread>(inboxKeys.thread(idOf(1)))
  expect(held?.messages.map(({ body }) => body)).toEqual(['Mensagem 1', 'Agora assim', 'Mensagem 3'])
})

function edited(seq: number) {
  return message(seq, { body: 'Agora assim', edited_at: new Date() })
}

function list(...items: ConversationView[]): ConversationList {
  return { pages: [{ items, next_cursor: null }], pageParams: [undefined] }
}

function became(status: ConversationView['status'], of = 1): HeardEvent {
  const { id, inbox_id, contact, protocol } = conversation(of)
  return {
    ...{ kind: 'conversation', name: 'conversation.updated', occurredAt: new Date() },
    data: {
      ...{ conversation_id: id, inbox_id, contact_id: contact.id, protocol, status, snoozed_until: null },
      ...{ priority: 0, assignee_id: null, team_id: null, label_ids: [], last_seq: 10 },
    },
  }
}

/** A server whose answers the test gives, in the order in which it is asked, and the ears of a screen. */
function open() {
  const queries = createQueries({ defaultOptions: { queries: { retry: false } } })
  const asked: { answer(body: unknown): void }[] = []
  const call = () => new Promise((resolve) => asked.push({ answer: resolve }))
  const http = { call } as unknown as Http
  const sink: EventSink = {
    ...{
      queries,
      memberId: ME,
      storeMessage: () => undefined,
      storeDelivery: () => undefined,
      refresh: () => undefined,
      recount: () => undefined,
    },
    ...{ contactChanged: () => undefined, contactErased: () => undefined, workspaceChanged: () => undefined },
    arrived: () => undefined,
  }
  return {
    queries,
    hear: (event: HeardEvent) => applyEvent(sink, event),
    store: (...messages: ReturnType<typeof message>[]) =>
      void storeMessages(http, queries, idOf<ConversationId>(1), messages).catch(() => undefined),
    server: {
      http,
      next: async () => {
        await expect.poll(() => asked.length).toBeGreaterThan(0)
        return asked.shift() as (typeof asked)[number]
      },
      /** Whether something was asked by now. */
      answerNext: (body: unknown) => {
        const next = asked.shift()
        next?.answer(body)
        return next !== undefined
      },
      /** Nothing is read any more. */
      quiet: () => expect.poll(() => queries.isFetching()).toBe(0),
    },
  }
}
