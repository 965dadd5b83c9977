import type { ConversationView } from '@recado/contracts/conversations'
import type { ContactId, ConversationId } from '@recado/contracts/ids'
import type { QueryClient } from '@tanstack/react-query'
import { type ConversationList, findInList } from './conversation-list.ts'
import { inboxKeys } from './inbox-keys.ts'

/** A conversation as one of the lists that were read has it. */
export function findInLists(queries: QueryClient, id: ConversationId): ConversationView | undefined {
  for (const [, list] of queries.getQueriesData<ConversationList>({ queryKey: inboxKeys.lists })) {
    const found = list && findInList(list, id)
    if (found !== undefined) return found
  }
  return undefined
}

/** The conversations of a contact that lists have. */
export function findOfContact(queries: QueryClient, id: ContactId): ConversationId[] {
  const found = new Set<ConversationId>()
  for (const [, list] of queries.getQueriesData<ConversationList>({ queryKey: inboxKeys.lists })) {
    for (const item of list?.pages.flatMap(({ items }) => items) ?? []) if (item.contact.id === id) found.add(item.id)
  }
  return [...found]
}
