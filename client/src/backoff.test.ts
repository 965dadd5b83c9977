import { expect, test } from 'vitest'
import { backoff } from './backoff.ts'

const within = { first: 500, longest: 10_000 }

test.each([
  [1, 500],
  [2, 1_000],
  [5, 8_000],
  [6, 10_000],
  [1_000, 10_000],
])('try %i comes after %i ms, give or take a half', (attempt, ms) => {
  for (let n = 0; n < 50; n++) {
    expect(backoff(attempt, within)).toBeGreaterThanOrEqual(ms / 2)
    expect(backoff(attempt, within)).toBeLessThan(ms * 1.5)
  }
})
