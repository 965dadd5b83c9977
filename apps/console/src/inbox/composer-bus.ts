import { useEffect } from 'react'

/** What the keyboard asks of the composer: to answer, to leave a note, to choose a canned answer. */
export type ComposerWish = 'reply' | 'note' | 'canned'

const listeners = new Set<(wish: ComposerWish) => void>()

/** Asked by keys and palette. False when no composer is on screen. */
export function askComposer(wish: ComposerWish): boolean {
  for (const listener of listeners) listener(wish)
  return listeners.size > 0
}

/** For the composer: hears what is asked of it while it is on screen. Give it a stable function. */
export function useComposerWishes(listener: (wish: ComposerWish) => void): void {
  useEffect(() => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [listener])
}
