import type { ConversationView } from '@recado/contracts/conversations'
import type { ConversationId } from '@recado/contracts/ids'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { useServices } from '../services.ts'
import { useMe } from '../session/me-context.ts'
import { markSeen } from './inbox.api.ts'
import { inboxKeys } from './inbox-keys.ts'
import { putConversation } from './put-conversation.ts'
import { conversationQuery } from './use-conversation.ts'
import { useMentions } from './use-mentions.ts'

/** Who runs through the list with J has not seen what flew past. */
const DWELL_MS = 600

/** Marks the conversation on screen as seen, up to its last message, while the tab is looked at. */
export function useMarkSeen(id: ConversationId | undefined): void {
  const { http } = useServices()
  const queries = useQueryClient()
  const { member_id } = useMe()
  const visible = useSyncExternalStore(subscribeToVisibility, () => document.visibilityState === 'visible')
  const mentions = useMentions()
  const conversation = useQuery({
    // Only listens where no conversation is open.
    ...conversationQuery(http, id ?? ('' as ConversationId)),
    enabled: id !== undefined,
  }).data
  const named = mentions.items?.some(({ conversation_id }) => conversation_id === id) === true
  const seq = conversation?.last_seq ?? 0
  const pending = visible && member_id !== null && seq > 0 && ((conversation?.unread_count ?? 0) > 0 || named)
  useEffect(() => {
    if (!pending || id === undefined) return undefined
    const timer = setTimeout(() => {
      const held = queries.getQueryData<ConversationView>(inboxKeys.conversation(id))
      if (held !== undefined) putConversation(queries, member_id, { ...held, unread_count: 0 })
      markSeen(http, id, seq)
        .then(() => (named ? queries.invalidateQueries({ queryKey: inboxKeys.mentions }) : undefined))
        // Unread it stays then, as the next look at the server says.
        .catch(() => queries.invalidateQueries({ queryKey: inboxKeys.conversation(id) }))
    }, DWELL_MS)
    return () => clearTimeout(timer)
  }, [pending, id, seq, named, http, queries, member_id])
}

function subscribeToVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}
