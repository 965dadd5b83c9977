import { type RefObject, useEffect } from 'react'

/**
 * Keeps at its end what stands there while its room becomes smaller, as when a bar opens above the composer.
 * @param withinPx how near still counts as the end.
 */
export function useHeldEnd(scroller: RefObject<HTMLElement | null>, withinPx: number): void {
  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    let height = element.clientHeight
    const watcher = new ResizeObserver(() => {
      // Nothing has scrolled since, so the height of before tells how far the end was.
      const distance = element.scrollHeight - element.scrollTop - height
      height = element.clientHeight
      if (distance <= withinPx) element.scrollTop = element.scrollHeight
    })
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [scroller, withinPx])
}
