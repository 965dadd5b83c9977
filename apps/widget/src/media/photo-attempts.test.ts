import { expect, test } from 'vitest'
import { fitWithin, photoAttempts } from './photo-attempts.ts'

test('a picture shrinks in its own proportions and is never made larger', () => {
  expect(fitWithin({ width: 4000, height: 3000 }, 1600)).toEqual({ width: 1600, height: 1200 })
  expect(fitWithin({ width: 3000, height: 4000 }, 1600)).toEqual({ width: 1200, height: 1600 })
  expect(fitWithin({ width: 300, height: 200 }, 1600)).toEqual({ width: 300, height: 200 })
  expect(fitWithin({ width: 9000, height: 1 }, 1600)).toEqual({ width: 1600, height: 1 })
})

test('attempts get smaller, and none is made twice', () => {
  const large = photoAttempts({ width: 4000, height: 3000 })
  expect(large[0]).toEqual({ width: 1600, height: 1200, quality: 0.82 })
  const weights = large.map(({ width, quality }) => width * quality)
  expect(weights.toSorted((a, b) => b - a)).toEqual(weights)
  expect(large.at(-1)?.width).toBe(480)
  const small = photoAttempts({ width: 300, height: 200 })
  expect(new Set(small.map(({ quality }) => quality)).size).toBe(small.length)
  expect(small.every(({ width }) => width === 300)).toBe(true)
})
