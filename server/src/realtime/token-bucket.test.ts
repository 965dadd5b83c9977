import { expect, test } from 'vitest'
import { createTokenBucket } from './token-bucket.ts'

test('so much may come at once, and what was used comes back at its rate', () => {
  let now = 0
  const bucket = createTokenBucket({ burst: 10, perSecond: 2 }, () => now)
  expect(Array.from({ length: 11 }, () => bucket.take(1))).toEqual([...Array(10).fill(true), false])
  now += 1_500
  expect([bucket.take(1), bucket.take(1), bucket.take(1)]).toEqual([true, true, false])
  now += 3_600_000
  expect(bucket.take(10)).toBe(true)
  expect(bucket.take(1)).toBe(false)
})
