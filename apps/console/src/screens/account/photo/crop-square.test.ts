import { expect, test } from 'vitest'
import { sideOfCrop, wholeOf, within } from './crop-square.ts'

const wide = { width: 900, height: 600 }

test('it begins in the middle, as wide as the shorter side', () => {
  expect(wholeOf(wide)).toEqual({ x: 450, y: 300, zoom: 1 })
  expect(sideOfCrop(wide, wholeOf(wide))).toBe(600)
})

test.each([
  ['past the left edge', { x: -50, y: 300, zoom: 1 }, { x: 300, y: 300, zoom: 1 }],
  ['past the lower right corner', { x: 5_000, y: 5_000, zoom: 2 }, { x: 750, y: 450, zoom: 2 }],
  ['up and down where there is no room', { x: 450, y: 100, zoom: 1 }, { x: 450, y: 300, zoom: 1 }],
  ['nearer than the pixels are worth', { x: 450, y: 300, zoom: 9 }, { x: 450, y: 300, zoom: 4 }],
  ['further than there is picture', { x: 450, y: 300, zoom: 0.2 }, { x: 450, y: 300, zoom: 1 }],
])('%s it stays in the picture', (_where, wanted, kept) => {
  expect(within(wide, wanted)).toEqual(kept)
})
