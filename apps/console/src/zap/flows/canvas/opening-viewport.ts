import { blockFacts, type FlowBody } from '@recado/flow/schemas'
import type { Viewport } from '@xyflow/react'
import { estimatedSize } from './nodes-of.ts'

/** Smallest zoom at which a block's text is read. */
const READABLE = 0.65
const PADDING = 0.15
const MARGIN = 80

interface Size {
  width: number
  height: number
}

/**
 * What of a body is in sight first: all of it, in the middle, where its texts can then be read; else where it begins, and
 * the mini-map has the rest.
 */
export function openingViewport(body: FlowBody | undefined, canvas: Size): Viewport {
  const boxes = (body?.blocks ?? []).map((block) => ({
    ...(block.position ?? { x: 0, y: 0 }),
    ...estimatedSize(blockFacts(block).outputs.length),
    id: block.id,
  }))
  const [first] = boxes
  if (first === undefined || canvas.width === 0 || canvas.height === 0) return { x: MARGIN, y: MARGIN, zoom: 1 }
  const left = Math.min(...boxes.map(({ x }) => x))
  const top = Math.min(...boxes.map(({ y }) => y))
  const width = Math.max(...boxes.map((box) => box.x + box.width)) - left
  const height = Math.max(...boxes.map((box) => box.y + box.height)) - top
  const free = 1 - PADDING
  const zoom = Math.min(1, (canvas.width * free) / width, (canvas.height * free) / height)
  if (zoom >= READABLE) {
    return {
      zoom,
      x: canvas.width / 2 - (left + width / 2) * zoom,
      y: canvas.height / 2 - (top + height / 2) * zoom,
    }
  }
  const start = boxes.find(({ id }) => id === body?.start) ?? first
  return {
    zoom: READABLE,
    x: MARGIN - start.x * READABLE,
    y: canvas.height / 2 - (start.y + start.height / 2) * READABLE,
  }
}
