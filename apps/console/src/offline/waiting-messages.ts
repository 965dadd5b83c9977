import { useSyncExternalStore } from 'react'

let count = 0
const listeners = new Set<() => void>()

/** How many messages of the person wait for the line: the page's one bar says it too. */
export function setWaitingMessages(next: number): void {
  count = next
  for (const listener of listeners) listener()
}

export function useWaitingMessages(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => count,
  )
}
