import { expect, test } from 'vitest'
import type { ShownMessage } from '../../../inbox/inbox-data.ts'
import { arrangeThread, findNew } from './arrange-thread.ts'

test('a day begins with its first message, in the reader’s own time', () => {
  const rows = arrangeThread(
    [said(1, 'in', '2026-11-19T12:00'), said(2, 'in', '2026-11-19T23:59'), said(3, 'in', '2026-11-20T00:01')],
    undefined,
  )
  expect(rows.map(({ day }) => day?.getDate())).toEqual([19, undefined, 20])
})

test('what one person says within five minutes is one turn; a note is another than an answer', () => {
  const rows = arrangeThread(
    [
      said(1, 'in', '2026-11-19T12:00'),
      said(2, 'in', '2026-11-19T12:04'),
      said(3, 'in', '2026-11-19T12:10'),
      said(4, 'out', '2026-11-19T12:11'),
      said(5, 'internal', '2026-11-19T12:11'),
    ],
    undefined,
  )
  expect(rows.map(({ opens, closes }) => [opens, closes])).toEqual([
    [true, false],
    [false, true],
    [true, true],
    [true, true],
    [true, true],
  ])
})

test('what is new begins at the customer’s first unseen message and breaks its turn', () => {
  const messages = [
    said(1, 'in', '2026-11-19T12:00'),
    said(2, 'in', '2026-11-19T12:01'),
    said(3, 'internal', '2026-11-19T12:01'),
    said(4, 'in', '2026-11-19T12:02'),
  ]
  const news = findNew(messages, 2)
  expect(news).toEqual({ seq: 2, count: 2 })
  const rows = arrangeThread(messages, news)
  expect(rows.map(({ newCount }) => newCount)).toEqual([undefined, 2, undefined, undefined])
  expect(rows[0]?.closes).toBe(true)
  expect(rows[1]?.opens).toBe(true)
})

test('nothing is new where nothing is unseen, and more may be new than is loaded', () => {
  const messages = [said(8, 'in', '2026-11-19T12:00'), said(9, 'out', '2026-11-19T12:01')]
  expect(findNew(messages, 0)).toBeUndefined()
  expect(findNew(messages, 12)).toEqual({ seq: 8, count: 12 })
})

test('a message keeps its key while it goes to the server', () => {
  const waiting: ShownMessage = {
    ...{ state: 'waiting', client_id: 'c-9', kind: 'text', body: 'Oi', files: [], mentions: [] },
    ...{ reply_to_seq: null, created_at: new Date('2026-11-19T12:00'), problem: null },
  } as const
  const [before] = arrangeThread([waiting], undefined)
  const [after] = arrangeThread([said(9, 'out', '2026-11-19T12:00')], undefined)
  expect(before?.key).toBe(after?.key)
})

function said(seq: number, direction: 'in' | 'out' | 'internal', at: string): ShownMessage {
  const kind = direction === 'internal' ? 'note' : 'text'
  const author = { kind: direction === 'in' ? 'contact' : 'member', name: 'Ana', member_id: null, contact_id: null }
  return {
    ...{ state: 'stored', id: `m-${seq}`, conversation_id: 'c', seq, client_id: `c-${seq}`, kind, direction, author },
    ...{ body: 'Oi', attachments: [], mentions: [], reply_to_seq: null, data: {}, edited_at: null, deleted_at: null },
    created_at: new Date(at),
  } as unknown as ShownMessage
}
