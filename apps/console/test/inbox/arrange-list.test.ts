import { expect, test } from 'vitest'
import { arrangeList, countRisen } from '../../src/inbox/arrange-list.ts'
import { nextInList } from '../../src/inbox/next-in-list.ts'
import { conversation, idOf } from './samples.ts'

const of = (...numbers: number[]) => numbers.map((n) => conversation(n))
const ids = (...numbers: number[]) => numbers.map((n) => idOf<ReturnType<typeof conversation>['id']>(n))
const numbers = (items: readonly { id: string }[]) => items.map(({ id }) => Number(id.slice(-12)))

test('what was answered and went to the top keeps its place, so the next is the next', () => {
  // A, B, C, D were shown; A, then B, were answered.
  expect(numbers(arrangeList(of(2, 1, 3, 4), ids(1, 2, 3, 4)))).toEqual([1, 2, 3, 4])
})

test('what has gone is gone, and what is new stands after what it follows now', () => {
  expect(numbers(arrangeList(of(9, 1, 8, 3, 7), ids(1, 2, 3)))).toEqual([9, 1, 8, 3, 7])
  expect(numbers(arrangeList(of(3, 9, 1, 2), ids(1, 2, 3)))).toEqual([1, 2, 3, 9])
})

test('what is open stays, though the list has it no longer', () => {
  const [open] = of(2)
  expect(numbers(arrangeList(of(1, 3), ids(1, 2, 3), open))).toEqual([1, 2, 3])
  expect(numbers(arrangeList(of(1, 3), ids(1, 3), open))).toEqual([1, 3])
})

test('the list itself comes back where nothing differs', () => {
  const live = of(1, 2, 3)
  expect(arrangeList(live, ids(1, 2, 3))).toBe(live)
  expect(countRisen(live, live)).toBe(0)
})

test('with news and further up by now are counted; what the person answered themselves is none', () => {
  const news = [conversation(4, { unread_count: 2 }), conversation(2), conversation(1), conversation(3)]
  const shown = arrangeList(news, ids(1, 2, 3, 4))
  expect(numbers(shown)).toEqual([1, 2, 3, 4])
  expect(countRisen(news, shown)).toBe(1)
})

test('after the last comes the first, and after the only one nothing', () => {
  const [a, b, c] = ids(1, 2, 3) as [ReturnType<typeof ids>[number], ...ReturnType<typeof ids>]
  expect(nextInList(of(1, 2, 3), a)).toBe(b)
  expect(nextInList(of(1, 2, 3), c as typeof a)).toBe(a)
  expect(nextInList(of(1), a)).toBeUndefined()
  expect(nextInList(of(2, 3), a)).toBe(b)
})
