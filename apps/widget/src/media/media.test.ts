import { expect, test } from 'vitest'
import { lastLevels, peaksOf } from './peaks.ts'
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

test('peaks are of their own stretch, from 0 to 1 of the loudest', () => {
  const samples = new Float32Array(400)
  samples[50] = 0.2
  samples[150] = -0.4
  samples[399] = 0.1
  expect(peaksOf(samples, 4).map((peak) => Math.round(peak * 100))).toEqual([50, 100, 0, 25])
})

test('silence is flat, and so is a recording of nothing; one shorter than its bars has bars', () => {
  expect(peaksOf(new Float32Array(100).fill(0.001), 4)).toEqual([0, 0, 0, 0])
  expect(peaksOf([], 3)).toEqual([0, 0, 0])
  expect(peaksOf([0.5, 1], 4)).toEqual([0.5, 0.5, 1, 1])
})

test('a wave that grows shows its end', () => {
  expect(lastLevels([0.1, 0.2], 4)).toEqual([0, 0, 0.1, 0.2])
  expect(lastLevels([1, 2, 3, 4, 5], 3)).toEqual([3, 4, 5])
})
