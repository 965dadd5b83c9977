import type { ConversationId } from '@recado/contracts/ids'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import { useServices } from '../services.ts'
import { useInboxCentre } from './inbox-context.ts'
import type { OutgoingMessage, ShownMessage, ThreadData } from './inbox-data.ts'
import type { StoredThread } from './stored-thread.ts'
import { loadOlder, reachSeq, threadQuery } from './thread-query.ts'

/** A conversation's messages, and those on their way into it. */
export function useThread(id: ConversationId): ThreadData {
  const { http } = useServices()
  const queries = useQueryClient()
  const { outbox } = useInboxCentre()
  const query = useQuery(threadQuery(http, queries, id))
  const outgoing = useSyncExternalStore(outbox.subscribe, () => outbox.of(id))
  const [loading, setLoading] = useState<ConversationId>()
  const older = useCallback(() => {
    setLoading(id)
    // What fails is asked for again by scrolling up again.
    void loadOlder(http, queries, id)
      .catch(() => undefined)
      .finally(() => setLoading(undefined))
  }, [http, queries, id])
  const reach = useCallback((seq: number) => reachSeq(http, queries, id, seq), [http, queries, id])
  const thread = query.data
  const messages = useMemo(() => thread && showAll(thread, outgoing), [thread, outgoing])
  return {
    messages,
    error: thread === undefined ? query.error : null,
    retry: () => void query.refetch(),
    loadOlder: thread?.hasOlder === true ? older : undefined,
    loadingOlder: loading === id,
    reach,
  }
}

// The event of a message may be here before the answer to sending it: then it is shown once, as stored.
function showAll({ messages }: StoredThread, outgoing: readonly OutgoingMessage[]): ShownMessage[] {
  const stored = messages.map((message) => ({ ...message, state: 'stored' as const }))
  const known = new Set(messages.slice(-outgoing.length - 50).map(({ client_id }) => client_id))
  return [...stored, ...outgoing.filter(({ client_id }) => !known.has(client_id))]
}
