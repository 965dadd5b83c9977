import type { ConversationView } from '@recado/contracts/conversations'
import { visitorCode } from '@recado/contracts/visitor-code'
import type { QueryClient } from '@tanstack/react-query'
import type { ConversationList } from './conversation-list.ts'
import { inboxKeys } from './inbox-keys.ts'

const MOST = 6

/** Conversations that were read already and whose contact or protocol has these words; none for no words. */
export function listKnown(queries: QueryClient, words: string): ConversationView[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return []
  const found = new Map<string, ConversationView>()
  for (const [, list] of queries.getQueriesData<ConversationList>({ queryKey: inboxKeys.lists })) {
    for (const item of list?.pages.flatMap(({ items }) => items) ?? []) {
      const text = fold(`${item.contact.name} ${visitorCode(item.contact.id)} ${item.protocol}`)
      if (wanted.every((word) => text.includes(word))) found.set(item.id, item)
      if (found.size === MOST) return [...found.values()]
    }
  }
  return [...found.values()]
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
