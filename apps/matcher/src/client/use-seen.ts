import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'

const SEEN_MS = 1_000

/** Calls once, when the element was in view for a second: half of it, or half of the screen. */
export function useSeen(element: RefObject<Element | null>, whenSeen: () => void): void {
  useEffect(() => {
    const { current } = element
    if (current === null || typeof IntersectionObserver === 'undefined') return
    let timer: ReturnType<typeof setTimeout> | undefined
    const observer = new IntersectionObserver(
      ([entry]) => {
        clearTimeout(timer)
        if (entry?.isIntersecting !== true) return
        timer = setTimeout(() => {
          observer.disconnect()
          whenSeen()
        }, SEEN_MS)
      },
      { threshold: 0.5 },
    )
    observer.observe(current)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
    }
    // Of the element as it first stands: what is told of it does not change.
  }, [])
}
