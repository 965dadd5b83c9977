import { expect, test } from 'vitest'
import { formatClock } from './format-clock.ts'
import { lastLevels, peaksOf } from './peaks.ts'

test('the loudest part is 1 and the others are measured by it', () => {
  const samples = new Float32Array(400).map((_, at) => (at < 200 ? 0.1 : 0.4) * (at % 2 === 0 ? 1 : -1))
  const peaks = peaksOf(samples, 4)
  expect(peaks.map((peak) => Number(peak.toFixed(2)))).toEqual([0.25, 0.25, 1, 1])
})

test('silence is flat, and so is a recording of nothing', () => {
  expect(peaksOf(new Float32Array(100), 3)).toEqual([0, 0, 0])
  expect(peaksOf(new Float32Array(100).fill(0.0005), 3)).toEqual([0, 0, 0])
  expect(peaksOf(new Float32Array(0), 3)).toEqual([0, 0, 0])
})

test('a recording shorter than the number of bars still fills them', () => {
  const peaks = peaksOf(new Float32Array([1, 1]), 6)
  expect(peaks).toHaveLength(6)
  expect(Math.min(...peaks)).toBeGreaterThan(0)
})

test('a wave that grows shows its end', () => {
  expect(lastLevels([0.1, 0.2], 4)).toEqual([0, 0, 0.1, 0.2])
  expect(lastLevels([1, 2, 3, 4, 5], 3)).toEqual([3, 4, 5])
})

test('recordings are as long as a clock says', () => {
  expect([0, 7.4, 65, 600, 3_723].map(formatClock)).toEqual(['0:00', '0:07', '1:05', '10:00', '1:02:03'])
})
