import { expect, test } from 'vitest'
import { foldLog } from './fold-log.ts'
import type { Content, Entry } from './network.ts'

let n = 0
const entry = (messageId: string, content: Content, more: Partial<Entry> = {}): Entry => ({
  ...{ n: ++n, direction: 'in', chat: '1@lid', messageId, content, at: new Date(0).toISOString(), state: 'sent' },
  ...more,
})
const text = (words: string): Content => ({ kind: 'text', text: words })

test('edits, deletions and reactions change the message that they name, and are no messages', () => {
  const shown = foldLog(
    [
      entry('A', text('oi')),
      entry('B', text('bom dia'), { direction: 'out', quoted: 'A' }),
      entry('C', { kind: 'edit', message_id: 'A', text: 'olá' }),
      entry('D', { kind: 'reaction', message_id: 'B', emoji: '👍' }),
      entry('E', { kind: 'reaction', message_id: 'B', emoji: '❤️' }, { direction: 'out' }),
      entry('F', { kind: 'reaction', message_id: 'B', emoji: null }),
      entry('G', { kind: 'deletion', message_id: 'A' }),
      entry('H', text('de outro'), { chat: '2@lid' }),
    ],
    '1@lid',
  )
  expect(shown.map(({ messageId }) => messageId)).toEqual(['A', 'B'])
  expect(shown[0]).toMatchObject({ text: 'olá', edited: true, deleted: true })
  expect(shown[1]).toMatchObject({ reactions: ['❤️'], answers: { messageId: 'A' } })
})

test('what was sent twice is shown twice', () => {
  expect(foldLog([entry('A', text('oi')), entry('A', text('oi'))], '1@lid')).toHaveLength(2)
})
