import { expect, test } from 'vitest'
import { createConversations } from './conversations.ts'
import type { Session } from './session.ts'
import { createStore } from './store.ts'
import { type Conversation, initialState, type WidgetConfig } from './widget-state.ts'

test('what is heard while the list is read stays, though the list was read before', async () => {
  const { conversations, shown, answer } = open()
  conversations.put(conversation('cnv_a'))
  const listing = conversations.list()
  conversations.update('cnv_a', { status: 'resolved' })
  await answer([conversation('cnv_a')])
  await listing
  expect(shown()).toEqual([['cnv_a', 'resolved']])
})

test('a conversation that begins while the list is read is not lost, and the list knows better of one that it has', async () => {
  const { conversations, shown, answer } = open()
  const listing = conversations.list()
  conversations.put(conversation('cnv_a'))
  conversations.put(conversation('cnv_b'))
  await answer([{ ...conversation('cnv_b'), status: 'resolved' }])
  await listing
  expect(shown().toSorted()).toEqual([
    ['cnv_a', 'open'],
    ['cnv_b', 'resolved'],
  ])
})

test('the next list is the last word on what was heard before it', async () => {
  const { conversations, shown, answer } = open()
  conversations.put(conversation('cnv_a'))
  conversations.update('cnv_a', { status: 'resolved' })
  const listing = conversations.list()
  await answer([conversation('cnv_a')])
  await listing
  expect(shown()).toEqual([['cnv_a', 'open']])
})

/** Conversations of a visitor whose server answers when the test says so. */
function open() {
  const state = createStore(initialState({} as WidgetConfig))
  let answerWith: (page: { items: Conversation[] }) => void = () => undefined
  const session = {
    visitor: undefined,
    open: async () => 'token',
    ask: () =>
      new Promise((resolve) => {
        answerWith = resolve
      }),
  } as unknown as Session
  return {
    conversations: createConversations(session, state),
    shown: () => state.get().conversations.map(({ id, status }) => [id, status]),
    answer: async (items: Conversation[]) => {
      await Promise.resolve()
      answerWith({ items })
    },
  }
}

function conversation(id: string): Conversation {
  return {
    id,
    status: 'open',
    last_message_at: '2026-06-01T12:00:00.000Z',
    last_seq: 1,
    read_seq: 0,
    seen_seq: 0,
    unread_count: 0,
  } as Conversation
}
