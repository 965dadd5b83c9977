import { expect, test } from 'vitest'
import { mergeMessages } from './merge-messages.ts'
import { threadRows } from './thread-rows.ts'
import type { Message } from './widget-state.ts'

const message = (seq: number, more: Partial<Message> = {}): Message => ({
  ...{ id: `msg_${seq}`, conversation_id: 'cnv_1', seq, client_id: '', kind: 'text', from: 'company' },
  ...{ author_name: 'Ana', author_face: 'a1', body: `m${seq}`, attachments: [], reply_to_seq: null },
  ...{ created_at: new Date(2026, 4, 4, 12, seq).toISOString(), edited_at: null, deleted_at: null },
  ...more,
})

test('messages stand by number, however they come, each once', () => {
  const held = mergeMessages([message(5), message(7)], [message(6), message(2), message(7)])
  expect(held.map(({ seq }) => seq)).toEqual([2, 5, 6, 7])
})

test('what is heard twice changes nothing: it is the same list', () => {
  const held = [message(1), message(2)]
  expect(mergeMessages(held, [message(2), message(1)])).toBe(held)
})

test('the later version stays, whichever comes first; deleted is for ever', () => {
  const edited = message(1, { body: 'novo', edited_at: '2026-05-04T15:00:00Z' })
  const deleted = message(1, { body: '', deleted_at: '2026-05-04T14:00:00Z' })
  expect(mergeMessages([edited], [message(1)])[0]?.body).toBe('novo')
  expect(mergeMessages([message(1)], [edited])[0]?.body).toBe('novo')
  expect(mergeMessages([deleted], [edited])[0]?.deleted_at).not.toBeNull()
  expect(mergeMessages([edited], [deleted])[0]?.deleted_at).not.toBeNull()
})

test('what has arrived is not shown a second time, and keeps its place', () => {
  const sent = message(1, { from: 'visitor', client_id: 'c1', body: 'Oi' })
  const waiting = ['c1', 'c2'].map((client_id) => ({
    ...{ client_id, created_at: sent.created_at, conversation_id: 'cnv_1', text: 'Oi' },
  }))
  const before = threadRows(undefined, waiting)
  const after = threadRows({ messages: [sent] }, waiting)
  expect(before.map(({ kind }) => kind)).toEqual(['day', 'outgoing', 'outgoing'])
  expect(after.map(({ kind }) => kind)).toEqual(['day', 'message', 'outgoing'])
  expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key))
})

test('a day is said where it begins; what one side says in a row stands together', () => {
  const rows = threadRows(
    {
      messages: [
        message(1),
        message(2),
        message(3, { from: 'visitor', client_id: 'a' }),
        message(4, { created_at: new Date(2026, 4, 5, 9).toISOString() }),
        message(5, { created_at: new Date(2026, 4, 5, 9, 30).toISOString() }),
      ],
    },
    [],
  )
  expect(rows.map((row) => (row.kind === 'day' ? 'day' : [row.first, row.last]))).toEqual([
    ...['day', [true, false], [false, true], [true, true]],
    ...['day', [true, true], [true, true]],
  ])
})
