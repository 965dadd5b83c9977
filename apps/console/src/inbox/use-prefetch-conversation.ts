import type { ConversationView } from '@recado/contracts/conversations'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useServices } from '../services.ts'
import { inboxKeys } from './inbox-keys.ts'
import { threadQuery } from './thread-query.ts'

/** Fetches a thread that will probably be opened, so that opening it waits for nothing. */
export function usePrefetchConversation(): (conversation: ConversationView) => void {
  const { http } = useServices()
  const queries = useQueryClient()
  return useCallback(
    (conversation) => {
      const key = inboxKeys.conversation(conversation.id)
      if (queries.getQueryData(key) === undefined) queries.setQueryData(key, conversation)
      void queries.prefetchQuery(threadQuery(http, queries, conversation.id))
    },
    [http, queries],
  )
}
