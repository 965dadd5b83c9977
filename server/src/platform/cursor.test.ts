import { expect, test } from 'vitest'
import { decodeCursor, encodeCursor } from './cursor.ts'

test('a cursor gives back the key of its own list and owner', () => {
  expect(decodeCursor('deliveries', 'a', 2, encodeCursor('deliveries', 'a', [3, 'x']))).toEqual([3, 'x'])
})

test.each([
  ['of another list', encodeCursor('events', 'a', [3])],
  ['of another owner', encodeCursor('deliveries', 'b', [3])],
  ['without a key', encodeCursor('deliveries', 'a', [])],
  ['with something else than text and whole numbers', Buffer.from('["deliveries","a",{}]').toString('base64url')],
  ['of another length', encodeCursor('deliveries', 'a', [3, 'x'])],
  ['that is no JSON', 'deliveries'],
  ['that is no list', Buffer.from('{}').toString('base64url')],
])('a cursor %s is refused', (_, cursor) => {
  expect(() => decodeCursor('deliveries', 'a', 1, cursor)).toThrow('cursor_invalid')
})

test('no cursor is the first page', () => {
  expect(decodeCursor('deliveries', 'a', 1, undefined)).toBeUndefined()
})
