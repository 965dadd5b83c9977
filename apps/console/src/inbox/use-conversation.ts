import type { ConversationView } from '@recado/contracts/conversations'
import type { ConversationId } from '@recado/contracts/ids'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Http } from '../api/http.ts'
import { useServices } from '../services.ts'
import { findInLists } from './find-in-lists.ts'
import { inboxKeys } from './inbox-keys.ts'
import { readConversation } from './read-conversation.ts'

export interface ConversationState {
  /** Undefined until it is there; from the list at once, when it stands there. */
  conversation: ConversationView | undefined
  error: unknown
  retry(): void
}

export function conversationQuery(http: Http, id: ConversationId) {
  return queryOptions({
    queryKey: inboxKeys.conversation(id),
    queryFn: ({ client }) => readConversation({ http, queries: client }, id),
  })
}

export function useConversation(id: ConversationId): ConversationState {
  const { http } = useServices()
  const queries = useQueryClient()
  const query = useQuery({
    ...conversationQuery(http, id),
    placeholderData: () => findInLists(queries, id),
  })
  return {
    conversation: query.data,
    error: query.data === undefined ? query.error : null,
    retry: () => void query.refetch(),
  }
}
