import { expect, test } from 'vitest'
import { newBlock } from '../draft/new-block.ts'
import { isHeap } from './is-heap.ts'

const at = (points: [number, number][]) => points.map(([x, y], index) => newBlock('send', `b${index}`, { x, y }))

test.each<[string, [number, number][], boolean]>([
  [
    'all on one spot',
    [
      [0, 0],
      [0, 0],
      [0, 0],
    ],
    true,
  ],
  [
    'a row below each other, too close',
    [
      [0, 0],
      [0, 40],
      [0, 80],
      [0, 120],
    ],
    true,
  ],
  [
    'beside each other',
    [
      [0, 0],
      [300, 0],
      [600, 0],
    ],
    false,
  ],
  [
    'two of many',
    [
      [0, 0],
      [0, 0],
      [600, 0],
      [900, 0],
      [1_200, 0],
    ],
    false,
  ],
  ['nothing', [], false],
])('%s', (_what, points, heap) => {
  expect(isHeap(at(points))).toBe(heap)
})
