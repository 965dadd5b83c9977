import { useSyncExternalStore } from 'react'
import { useInboxCentre } from './inbox-context.ts'
import type { Connection } from './inbox-data.ts'

/** How the line to the server is. */
export function useConnection(): Connection {
  const { live } = useInboxCentre()
  return useSyncExternalStore(live.subscribe, () => live.get().connection)
}
