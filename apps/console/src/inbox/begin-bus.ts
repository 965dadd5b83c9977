import type { ContactId } from '@recado/contracts/ids'
import { useEffect } from 'react'

/** To whom a new conversation is; undefined: that is asked. */
export type BeginWith = { id: ContactId; name: string } | undefined

const listeners = new Set<(contact: BeginWith) => void>()

/** Asked by keys, palette, list and contact: opens a new conversation from anywhere. */
export function askBegin(contact?: BeginWith): void {
  for (const listener of listeners) listener(contact)
}

/** For the shell, which shows it. Give it a stable function. */
export function useBeginRequests(listener: (contact: BeginWith) => void): void {
  useEffect(() => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [listener])
}
