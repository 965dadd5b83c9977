import { useReactFlow, useStore } from '@xyflow/react'
import { type RefObject, useEffect } from 'react'

const MARGIN = 24

/** Brings the one block that was just chosen into sight, also when the panel that opens for it takes its room. */
export function useChosenInSight(frame: RefObject<HTMLElement | null>, chosen: ReadonlySet<string>): void {
  const flow = useReactFlow()
  const width = useStore((store) => store.width)
  const one = chosen.size === 1 ? [...chosen][0] : undefined
  useEffect(() => {
    const area = frame.current
    if (one === undefined || area === null || width === 0) return
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
    const by = { x: shift(left, w, area.clientWidth), y: shift(top, h, area.clientHeight - 64) }
    if (by.x !== 0 || by.y !== 0) void flow.setViewport({ x: x + by.x, y: y + by.y, zoom })
  }, [flow, frame, one, width])
}
