import type { ConversationId } from '@recado/contracts/ids'
import { useCallback } from 'react'
import { useInboxCentre } from './inbox-context.ts'

/** Says that one writes: call it at each key; it is passed on every 3 s at most. `note`: only colleagues are told. */
export function useSayTyping(id: ConversationId): (state: 'writing' | 'stopped', note: boolean) => void {
  const { line } = useInboxCentre()
  return useCallback((state, note) => line.sayTyping(id, state, note), [line, id])
}
