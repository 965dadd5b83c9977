import { expect, test } from 'vitest'
import { FITTED, MOST_SCALE, pan, zoomAt } from './zoom.ts'

const ROOM = { width: 400, height: 300 }

test('what is under the pointer stays under it', () => {
  const point = { x: 100, y: -50 }
  const twice = zoomAt(FITTED, 2, point, ROOM)
  expect(twice).toEqual({ scale: 2, x: -100, y: 50 })
  // The spot that was at the point is drawn at scale × spot + offset: at the point again.
  expect(twice.scale * point.x + twice.x).toBe(point.x)
  expect(zoomAt(twice, 0.5, point, ROOM)).toEqual(FITTED)
})

test('a picture is never smaller than fits, nor larger than eight times that', () => {
  expect(zoomAt(FITTED, 0.1, { x: 10, y: 10 }, ROOM)).toEqual(FITTED)
  expect(zoomAt(FITTED, 100, { x: 0, y: 0 }, ROOM).scale).toBe(MOST_SCALE)
})

test('it is moved no further than its own edge, and not at all while it fits', () => {
  expect(pan(FITTED, { x: 80, y: 80 }, ROOM)).toEqual(FITTED)
  const twice = zoomAt(FITTED, 2, { x: 0, y: 0 }, ROOM)
  expect(pan(twice, { x: 1_000, y: -1_000 }, ROOM)).toEqual({ scale: 2, x: 200, y: -150 })
})
