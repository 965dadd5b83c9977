import type { ConversationId } from '@recado/contracts/ids'
import { useEffect } from 'react'
import { useInboxCentre } from './inbox-context.ts'

/** Colleagues are told that the conversation is on this screen, while it is. */
export function useLooking(id: ConversationId | undefined): void {
  const { line } = useInboxCentre()
  useEffect(() => (id === undefined ? undefined : line.watch(id)), [line, id])
}
