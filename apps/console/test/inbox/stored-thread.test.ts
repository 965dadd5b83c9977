import { expect, test } from 'vitest'
import {
  aheadOf,
  openThread,
  prependOlder,
  type StoredThread,
  takeIn,
  withDelivery,
} from '../../src/inbox/stored-thread.ts'
import { message } from './samples.ts'

const held = (from: number, to: number): StoredThread => ({
  messages: Array.from({ length: to - from + 1 }, (_, index) => message(from + index)),
  hasOlder: from > 1,
})
const seqs = ({ messages }: StoredThread) => messages.map(({ seq }) => seq)

test('the next in number goes to the end, several in their order however they came', () => {
  const { thread, missing } = takeIn(held(5, 7), [message(9), message(8)])
  expect(seqs(thread)).toEqual([5, 6, 7, 8, 9])
  expect(missing).toBeUndefined()
})

test('one heard twice changes nothing', () => {
  const thread = held(1, 3)
  expect(takeIn(thread, [message(3), message(1)])).toEqual({ thread })
  expect(takeIn(thread, [message(3)]).thread).toBe(thread)
})

test('a gap is told of with the number to go on from, and closed by what lies between', () => {
  const gap = takeIn(held(1, 3), [message(4), message(7)])
  expect(seqs(gap.thread)).toEqual([1, 2, 3, 4])
  expect(gap.missing).toBe(4)
  expect(seqs(takeIn(gap.thread, [message(5), message(6), message(7)]).thread)).toEqual([1, 2, 3, 4, 5, 6, 7])
})

test('an edit and a deletion take the place of what was said; what is older than they are does not come back', () => {
  const edited = message(2, { body: 'outra', edited_at: new Date(5) })
  const later = message(2, { body: 'ainda outra', edited_at: new Date(9) })
  const gone = message(2, { body: '', deleted_at: new Date(7) })
  const first = takeIn(held(1, 3), [edited]).thread
  expect(first.messages[1]).toBe(edited)
  const second = takeIn(first, [later]).thread
  expect(takeIn(second, [edited]).thread).toBe(second)
  const third = takeIn(second, [gone]).thread
  expect(third.messages[1]).toBe(gone)
  expect(takeIn(third, [later, message(2)]).thread).toBe(third)
})

test('a reaction changes a message that nobody edited; a delivery counts by its time, whichever comes first', () => {
  const reacted = message(2, { data: { reactions: [{ key: 'x', emoji: '👍' }] } })
  const { thread } = takeIn(held(1, 3), [reacted])
  expect(thread.messages[1]).toBe(reacted)
  const at = (second: number) => ({ state: 'sent', at: new Date(second * 1_000).toISOString() })
  const delivered = withDelivery(thread, 2, at(5))
  expect(delivered.messages[1]?.data).toEqual({ ...reacted.data, delivery: at(5) })
  expect(withDelivery(delivered, 2, at(4))).toBe(delivered)
  expect(withDelivery(delivered, 9, at(6))).toBe(delivered)
  // An event that was written before the delivery was.
  expect(takeIn(delivered, [reacted]).thread).toBe(delivered)
})

test('of what is held stays what an answer does not have yet', () => {
  const edited = message(2, { body: 'outra', edited_at: new Date(5) })
  const known = takeIn(held(1, 4), [edited]).thread
  expect(aheadOf(held(1, 3), known)).toEqual([edited, message(4)])
  expect(aheadOf(held(1, 4), held(1, 4))).toEqual([])
  // What the answer says of a message of one age counts.
  const before = takeIn(held(1, 3), [message(2, { data: { reactions: [] } })]).thread
  expect(aheadOf(held(1, 3), before)).toEqual([])
  expect(aheadOf(held(1, 3), undefined)).toEqual([])
})

test('older pages come before, without doubles; an edit of what is not held is left alone', () => {
  const thread = openThread({ items: [message(6), message(7)], has_more: true, last_seq: 7 })
  expect(takeIn(thread, [message(2, { edited_at: new Date(1) })]).thread).toBe(thread)
  const whole = prependOlder(thread, { items: [message(4), message(5), message(6)], has_more: false, last_seq: 7 })
  expect(seqs(whole)).toEqual([4, 5, 6, 7])
  expect(whole.hasOlder).toBe(false)
})

test('the first message of an empty conversation is simply there', () => {
  expect(seqs(takeIn({ messages: [], hasOlder: false }, [message(1)]).thread)).toEqual([1])
  expect(takeIn({ messages: [], hasOlder: false }, [message(3)])).toMatchObject({ missing: 0 })
})
