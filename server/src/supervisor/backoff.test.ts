import { expect, test } from 'vitest'
import { createBackoff } from './backoff.ts'

test('waits double to their limit while things fail quickly, and start again after a quiet time', () => {
  const backoff = createBackoff({ firstMs: 250, maxMs: 1_500, quietMs: 60_000 })
  expect([1, 1, 1, 1, 1].map((lived) => backoff.next(lived))).toEqual([250, 500, 1_000, 1_500, 1_500])
  expect(backoff.next(60_000)).toBe(250)
  expect(backoff.next(59_999)).toBe(500)
})
