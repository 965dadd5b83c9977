import type { ConversationId } from '@recado/contracts/ids'
import { useMemo } from 'react'
import { useInboxCentre } from './inbox-context.ts'
import type { Outbox } from './inbox-data.ts'

/** What is said in a conversation goes out through here, whatever becomes of the line. */
export function useOutbox(id: ConversationId): Outbox {
  const { outbox } = useInboxCentre()
  return useMemo(
    () => ({
      send: (order) => outbox.send(id, order),
      retry: (clientId) => outbox.retry(clientId),
      discard: (clientId) => outbox.discard(clientId),
    }),
    [outbox, id],
  )
}
