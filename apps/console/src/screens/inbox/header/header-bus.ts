import { useEffect } from 'react'

/** What the keyboard asks of the header: to open a choice, or to resolve as its button does (asking for a label if needed). */
export type HeaderWish = 'assign' | 'labels' | 'snooze' | 'resolve'

const listeners = new Set<(wish: HeaderWish) => void>()

/** Asked by keys and palette. False when no conversation is on screen. */
export function askHeader(wish: HeaderWish): boolean {
  for (const listener of listeners) listener(wish)
  return listeners.size > 0
}

/** For the header: hears what is asked of it while it is on screen. Give it a stable function. */
export function useHeaderWishes(listener: (wish: HeaderWish) => void): void {
  useEffect(() => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [listener])
}
