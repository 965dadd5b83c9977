import { useEffect } from 'react'

/** What keys, palette and buttons ask of something that is elsewhere on the screen, if it is there. */
export interface Requests<T> {
  /** False when nobody on screen hears it. */
  ask(request: T): boolean
  /** For what answers, while it is on screen. Give it a stable function. */
  useRequests(listener: (request: T) => void): void
}

export function createRequests<T>(): Requests<T> {
  const listeners = new Set<(request: T) => void>()
  return {
    ask: (request) => {
      for (const listener of listeners) listener(request)
      return listeners.size > 0
    },
    useRequests: (listener) => {
      useEffect(() => {
        listeners.add(listener)
        return () => {
          listeners.delete(listener)
        }
      }, [listener])
    },
  }
}
