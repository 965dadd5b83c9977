import { expect, test } from 'vitest'
import { BAND_EDGES, bandOf, NO_BANDS, quantileOf } from './bands.ts'

test('an answer counts in the band whose upper edge it keeps, and the 95th tells no better than it was', () => {
  expect([bandOf(0), bandOf(25), bandOf(25.1), bandOf(10_000), bandOf(99_999)]).toEqual([0, 0, 1, 12, 13])
  const bands = [...NO_BANDS]
  bands[0] = 95
  bands[7] = 5
  expect(quantileOf(bands, 0.95)).toBe(25)
  bands[7] = 6
  expect(quantileOf(bands, 0.95)).toBe(1_000)
  expect(quantileOf(NO_BANDS, 0.95)).toBeUndefined()
  expect(quantileOf([...BAND_EDGES.map(() => 0), 1], 0.95)).toBe(100_000)
})
