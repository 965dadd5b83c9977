import type { ConversationId } from '@recado/contracts/ids'
import { useMemo, useSyncExternalStore } from 'react'
import type { Viewer } from '../realtime/live-state.ts'
import { useMe } from '../session/me-context.ts'
import { useInboxCentre } from './inbox-context.ts'

const NOBODY: readonly Viewer[] = []

/** Colleagues who have the conversation on their screen, but oneself. */
export function useViewers(id: ConversationId): readonly Viewer[] {
  const { live } = useInboxCentre()
  const { member_id } = useMe()
  const viewers = useSyncExternalStore(live.subscribe, () => live.get().viewers.get(id) ?? NOBODY)
  return useMemo(() => viewers.filter((viewer) => viewer.member_id !== member_id), [viewers, member_id])
}
