import { useEffect } from 'react'

/** What the palette asks of the inbox on screen. */
export type InboxWish = 'resolve'

const listeners = new Set<(wish: InboxWish) => void>()

export function askInbox(wish: InboxWish): void {
  for (const listener of listeners) listener(wish)
}

/** For the screen. Give it a stable function. */
export function useInboxWishes(listener: (wish: InboxWish) => void): void {
  useEffect(() => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [listener])
}
