import type { ConversationSort, ConversationView } from '@recado/contracts/conversations'
import type { ConversationId, MemberId } from '@recado/contracts/ids'
import type { QueryClient } from '@tanstack/react-query'
import { type ConversationList, placeInList, removeFromList } from './conversation-list.ts'
import type { Filters } from './inbox.api.ts'
import { inboxKeys } from './inbox-keys.ts'

/** Everywhere the conversation stands it is now this: on its own and in every list, where it moves as their filters say. */
export function putConversation(queries: QueryClient, memberId: MemberId | null, view: ConversationView): void {
  queries.setQueryData(inboxKeys.conversation(view.id), view)
  changeLists(queries, (list, filters, sort) => placeInList(list, filters, memberId, view, sort))
}

/** It has gone out of sight: out of every list, and what is kept of it is forgotten. */
export function forgetConversation(queries: QueryClient, id: ConversationId): void {
  changeLists(queries, (list) => removeFromList(list, id))
  queries.removeQueries({ queryKey: inboxKeys.thread(id) })
  void queries.resetQueries({ queryKey: inboxKeys.conversation(id) })
}

function changeLists(
  queries: QueryClient,
  change: (list: ConversationList, filters: Filters, sort: ConversationSort) => ConversationList,
): void {
  for (const [key, list] of queries.getQueriesData<ConversationList>({ queryKey: inboxKeys.lists })) {
    if (list === undefined) continue
    const next = change(list, key[1] as Filters, key[2] as ConversationSort)
    if (next !== list) queries.setQueryData(key, next)
  }
}
