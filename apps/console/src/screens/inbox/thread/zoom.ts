/** How a picture stands in its room: `scale` 1 is as large as fits, `x` and `y` are px from the middle. */
export interface View {
  scale: number
  x: number
  y: number
}

export interface Size {
  width: number
  height: number
}

export const FITTED: View = { scale: 1, x: 0, y: 0 }
export const MOST_SCALE = 8

/**
 * Larger or smaller by a factor, with the spot under `point` (px from the room's middle) staying where it is. At least as
 * large as fits, at most 8 times that; never further aside than its own edge.
 */
export function zoomAt(view: View, factor: number, point: { x: number; y: number }, room: Size): View {
  const scale = Math.min(MOST_SCALE, Math.max(1, view.scale * factor))
  const grown = scale / view.scale
  return within({ scale, x: point.x - (point.x - view.x) * grown, y: point.y - (point.y - view.y) * grown }, room)
}

/** Moved by some px. */
export function pan(view: View, by: { x: number; y: number }, room: Size): View {
  return within({ scale: view.scale, x: view.x + by.x, y: view.y + by.y }, room)
}

function within({ scale, x, y }: View, { width, height }: Size): View {
  const most = { x: ((scale - 1) * width) / 2, y: ((scale - 1) * height) / 2 }
  return { scale, x: clamp(x, most.x), y: clamp(y, most.y) }
}

function clamp(value: number, most: number): number {
  // Not -0, which differs from 0 to whoever compares.
  return Math.min(most, Math.max(-most, value)) || 0
}
