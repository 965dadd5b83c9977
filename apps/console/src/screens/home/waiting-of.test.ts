import { expect, test } from 'vitest'
import { waitingOf } from './waiting-of.ts'

test('what nobody has is said first, and what is nought is not said', () => {
  expect(waitingOf({ mine: 2, unassigned: 4, mentions: 0 })).toEqual([
    { key: 'unassigned', count: 4, many: false },
    { key: 'mine', count: 2, many: false },
  ])
  expect(waitingOf({ mine: 0, unassigned: 0, mentions: 0 })).toEqual([])
})

test('a hundred stands for more than can be counted', () => {
  expect(waitingOf({ mine: 99, unassigned: 100, mentions: 0 }).map(({ many }) => many)).toEqual([true, false])
})
