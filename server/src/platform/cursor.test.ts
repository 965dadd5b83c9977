import { expect, test } from 'vitest'
import { decodeCursor, decodeIdCursor, encodeCursor } from './cursor.ts'

test('a cursor gives back the key of its own list and owner', () => {
  expect(decodeCursor('deliveries', 'a', 2, encodeCursor('deliveries', 'a', ['3', 'x']))).toEqual(['3', 'x'])
  expect(decodeCursor('deliveries', 'a', 2, undefined)).toBeUndefined()
})

test.each([
  ['of another list', encodeCursor('events', 'a', ['3'])],
  ['of another owner', encodeCursor('deliveries', 'b', ['3'])],
  ['with a shorter key', encodeCursor('deliveries', 'a', [])],
  ['with a longer key', encodeCursor('deliveries', 'a', ['3', '4'])],
  ['with something else than text', Buffer.from('["deliveries","a",{}]').toString('base64url')],
  ['that is no JSON', 'deliveries'],
  ['that is no list', Buffer.from('{}').toString('base64url')],
])('a cursor %s is refused', (_, cursor) => {
  expect(() => decodeCursor('deliveries', 'a', 1, cursor)).toThrow('cursor_invalid')
})

test('a key that should be an id and is none is refused before it reaches the database', () => {
  expect(() => decodeIdCursor('deliveries', 'a', encodeCursor('deliveries', 'a', ['3']))).toThrow('cursor_invalid')
})
