import type { FlowBody } from '@recado/flow/schemas'
import { expect, test } from 'vitest'
import { newBlock } from '../draft/new-block.ts'
import { openingViewport } from './opening-viewport.ts'

const CANVAS = { width: 1_000, height: 800 }
const bodyOf = (places: { x: number; y: number }[]): FlowBody => ({
  ...{ id: 'main', name: 'Teste', start: 'b1', edges: [] },
  blocks: places.map((place, index) => newBlock('close', `b${index}`, place)),
})
const onScreen = (at: { x: number; y: number }, { x, y, zoom }: { x: number; y: number; zoom: number }) => ({
  x: at.x * zoom + x,
  y: at.y * zoom + y,
})

test('a small flow is in the middle, no larger than it is', () => {
  const view = openingViewport(bodyOf([{ x: 5_000, y: -900 }]), CANVAS)
  expect(view.zoom).toBe(1)
  const { x, y } = onScreen({ x: 5_000, y: -900 }, view)
  expect([x > 300 && x < 500, y > 300 && y < 450]).toEqual([true, true])
})

test('a wide one begins at its start, in letters that are read', () => {
  const places = Array.from({ length: 40 }, (_, index) => ({ x: index * 320, y: 100 }))
  const view = openingViewport(bodyOf(places), CANVAS)
  expect(view.zoom).toBeGreaterThan(0.6)
  expect(onScreen({ x: 320, y: 100 }, view).x).toBe(80)
})

test('one without blocks, and a canvas that has no size yet, have a view too', () => {
  expect(openingViewport(undefined, CANVAS)).toEqual({ x: 80, y: 80, zoom: 1 })
  expect(openingViewport(bodyOf([{ x: 0, y: 0 }]), { width: 0, height: 0 }).zoom).toBe(1)
})
