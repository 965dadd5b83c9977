import type { ConversationId } from '@recado/contracts/ids'
import { useSyncExternalStore } from 'react'
import { useInboxCentre } from './inbox-context.ts'
import type { Typist } from './inbox-data.ts'

const NOBODY: readonly Typist[] = []

/** Who is writing in the conversation now, but oneself; they leave by themselves when they are not heard of again. */
export function useTypists(id: ConversationId): readonly Typist[] {
  const { live } = useInboxCentre()
  return useSyncExternalStore(live.subscribe, () => live.get().typists.get(id) ?? NOBODY)
}
