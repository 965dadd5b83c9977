import type { MemberId } from '@recado/contracts/ids'
import type { Availability } from '@recado/contracts/realtime'
import { useSyncExternalStore } from 'react'
import { useInboxCentre } from './inbox-context.ts'

/** Colleagues who are here, and how; who is not in it is away. */
export function usePresence(): ReadonlyMap<MemberId, Availability> {
  const { live } = useInboxCentre()
  return useSyncExternalStore(live.subscribe, () => live.get().presence)
}
