import { expect, test } from 'vitest'
import { addCounts, closingLine, exitCodeOf } from './counts.ts'

const counts = (passed: number, failed = 0, skipped = 0) => ({ passed, failed, skipped })

test('the closing line names skipped tests only when there are', () => {
  expect(closingLine(counts(12))).toBe('12 passed, 0 failed')
  expect(closingLine(counts(12, 1, 3))).toBe('12 passed, 1 failed, 3 skipped')
})

test('a run succeeds only when something passed and nothing failed', () => {
  expect([counts(1), counts(1, 0, 9), counts(5, 1), counts(0), counts(0, 0, 4)].map(exitCodeOf)).toEqual([
    0, 0, 1, 1, 1,
  ])
})

test('counts add up', () => {
  expect(addCounts([counts(1, 2, 3), counts(10, 20, 30)])).toEqual(counts(11, 22, 33))
  expect(addCounts([])).toEqual(counts(0))
})
