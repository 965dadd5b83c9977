import { expect, test } from 'vitest'
import { peaksOf } from './peaks-of.ts'

test('the loudest part is 1 and the others are measured by it', () => {
  const samples = new Float32Array(400).map((_, at) => (at < 200 ? 0.1 : 0.4) * (at % 2 === 0 ? 1 : -1))
  const peaks = peaksOf(samples, 4)
  expect(peaks.map((peak) => Number(peak.toFixed(2)))).toEqual([0.25, 0.25, 1, 1])
})

test('silence is flat, and so is a recording of nothing', () => {
  expect(peaksOf(new Float32Array(100), 3)).toEqual([0, 0, 0])
  expect(peaksOf(new Float32Array(0), 3)).toEqual([0, 0, 0])
})

test('a recording shorter than the number of bars still fills them', () => {
  const peaks = peaksOf(new Float32Array([1, 1]), 6)
  expect(peaks).toHaveLength(6)
  expect(Math.min(...peaks)).toBeGreaterThan(0)
})
