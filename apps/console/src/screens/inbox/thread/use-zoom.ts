import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { FITTED, pan, type View, zoomAt } from './zoom.ts'

/** One press of a button or key, and what a double click makes of a picture that fits. */
export const STEP = 1.5
const DOUBLE = 2.5
/** Further than a shaking hand, nearer than a swipe. */
const SWIPE_PX = 60
const STILL_PX = 6

interface Options {
  room: RefObject<HTMLElement | null>
  /** A swipe over a picture that fits: to the next by 1, to the one before by -1. */
  onSwipe(step: 1 | -1): void
  /** A press beside the picture. */
  onBeside(): void
}

export interface Zoom {
  view: View
  /** In the room's middle. */
  by(factor: number): void
  fit(): void
  /** For the room. */
  handlers: {
    onPointerDown(event: PointerEvent): void
    onPointerMove(event: PointerEvent): void
    onPointerUp(event: PointerEvent): void
    onPointerCancel(event: PointerEvent): void
    onDoubleClick(event: React.MouseEvent): void
  }
}

/** Makes a picture larger by wheel, two fingers and double click, moves it, and tells a swipe. */
export function useZoom({ room, onSwipe, onBeside }: Options): Zoom {
  const [view, setView] = useState(FITTED)
  const fingers = useRef(new Map<number, { x: number; y: number }>())
  const began = useRef({ x: 0, y: 0, pinched: false })

  const at = (event: { clientX: number; clientY: number }) => {
    const box = room.current?.getBoundingClientRect() ?? new DOMRect()
    return { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 }
  }
  const size = () => ({ width: room.current?.clientWidth ?? 0, height: room.current?.clientHeight ?? 0 })
  const zoom = (factor: number, point = { x: 0, y: 0 }) => setView((now) => zoomAt(now, factor, point, size()))

  // React listens to the wheel passively, and the page behind would scroll or be zoomed as well.
  const latest = useRef({ zoom, at })
  latest.current = { zoom, at }
  useEffect(() => {
    const element = room.current
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      latest.current.zoom(Math.exp(-event.deltaY / (event.ctrlKey ? 100 : 400)), latest.current.at(event))
    }
    element?.addEventListener('wheel', onWheel, { passive: false })
    return () => element?.removeEventListener('wheel', onWheel)
  }, [room])

  const onPointerDown = (event: PointerEvent) => {
    if (event.pointerType === 'mouse' && event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    if (fingers.current.size === 0) began.current = { ...at(event), pinched: false }
    fingers.current.set(event.pointerId, at(event))
    if (fingers.current.size > 1) began.current.pinched = true
  }
  const onPointerMove = (event: PointerEvent) => {
    const before = fingers.current.get(event.pointerId)
    if (before === undefined) return
    const now = at(event)
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1]
    fingers.current.set(event.pointerId, now)
    if (other === undefined) return setView((shown) => pan(shown, { x: now.x - before.x, y: now.y - before.y }, size()))
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }
    zoom(distance(now, other) / Math.max(1, distance(before, other)), middle)
  }
  const onPointerUp = (event: PointerEvent) => {
    if (!fingers.current.delete(event.pointerId) || fingers.current.size > 0 || began.current.pinched) return
    const now = at(event)
    const moved = { x: now.x - began.current.x, y: now.y - began.current.y }
    const swiped = view.scale === 1 && Math.abs(moved.x) > SWIPE_PX && Math.abs(moved.x) > 2 * Math.abs(moved.y)
    if (swiped) onSwipe(moved.x < 0 ? 1 : -1)
    else if (Math.hypot(moved.x, moved.y) < STILL_PX && isBeside(event)) onBeside()
  }
  return {
    view,
    by: (factor) => zoom(factor),
    fit: () => setView(FITTED),
    handlers: {
      ...{ onPointerDown, onPointerMove, onPointerUp },
      onPointerCancel: (event) => {
        fingers.current.delete(event.pointerId)
      },
      onDoubleClick: (event) => (view.scale > 1 ? setView(FITTED) : zoom(DOUBLE, at(event))),
    },
  }
}

/** The pointer is captured by the room: what lies under it is asked of the page. */
function isBeside({ clientX, clientY }: PointerEvent): boolean {
  return !(document.elementFromPoint(clientX, clientY) instanceof HTMLImageElement)
}

function distance(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}
