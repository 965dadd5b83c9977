import { useReactFlow, useStore } from '@xyflow/react'
import { useEffect } from 'react'

const MARGIN = 24
/** The tools at the foot of the canvas. */
const TOOLS = 64

/**
 * Brings the one block that was just chosen into sight, also when the panel that opens for it takes its room. It draws
 * nothing, and stands apart so that a canvas whose size changes is not drawn anew for it.
 */
export function ChosenInSight({ chosen }: { chosen: ReadonlySet<string> }) {
  const flow = useReactFlow()
  // As React Flow measured them: to ask the page would lay it out at once, in the middle of the change.
  const width = useStore((store) => store.width)
  const height = useStore((store) => store.height)
  const one = chosen.size === 1 ? [...chosen][0] : undefined
  useEffect(() => {
    if (one === undefined || width === 0) return
    const node = flow.getInternalNode(one)
    if (node?.type !== 'block' || node.dragging) return
    const { x, y, zoom } = flow.getViewport()
    const at = node.internals.positionAbsolute
    const [left, top] = [at.x * zoom + x, at.y * zoom + y]
    const [w, h] = [(node.measured.width ?? 248) * zoom, (node.measured.height ?? 120) * zoom]
    const shift = (from: number, size: number, room: number) =>
      from < MARGIN
        ? MARGIN - from
        : from + size > room - MARGIN
          ? Math.max(room - MARGIN - size - from, MARGIN - from)
          : 0
    const by = { x: shift(left, w, width), y: shift(top, h, height - TOOLS) }
    if (by.x !== 0 || by.y !== 0) void flow.setViewport({ x: x + by.x, y: y + by.y, zoom })
  }, [flow, one, width, height])
  return null
}
