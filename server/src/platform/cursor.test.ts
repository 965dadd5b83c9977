import { expect, test } from 'vitest'
import { decodeCursor, decodePlaceCursor, encodeCursor, encodePlaceCursor } from './cursor.ts'

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

const ID = '0197a1b2-0000-7000-8000-000000000001'

test('a place in a list by time is a time and an id', () => {
  const place = { at: new Date('2026-11-21T12:00:00.123Z'), id: ID }
  expect(decodePlaceCursor('contacts', 'a', encodePlaceCursor('contacts', 'a', place))).toEqual(place)
  expect(decodePlaceCursor('contacts', 'a', undefined)).toBeUndefined()
})

test.each([
  ['before all time', [-1, ID]],
  ['that no database knows', [8.64e15, ID]],
  ['that is no number', ['2026', ID]],
  ['of nobody', [0, 'eu']],
  ['with a statement for an id', [0, "' OR true --"]],
])('a place %s is refused', (_, key) => {
  expect(() => decodePlaceCursor('contacts', 'a', encodeCursor('contacts', 'a', key))).toThrow('cursor_invalid')
})
