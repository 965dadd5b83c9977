import type { ConversationView } from '@recado/contracts/conversations'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { ConversationList } from './conversation-list.ts'
import { inboxKeys } from './inbox-keys.ts'
import { filtersOf } from './inbox-search.ts'
import { useInboxAddress } from './use-inbox-address.ts'

/** Reads the list on screen when it is asked: for keys, which must not render anything at each change. */
export function useCurrentList(): () => readonly ConversationView[] {
  const queries = useQueryClient()
  const { folder, search } = useInboxAddress()
  return useCallback(() => {
    const filters = filtersOf(folder, search)
    const list = filters && queries.getQueryData<ConversationList>(inboxKeys.list(filters))
    return list?.pages.flatMap(({ items }) => items) ?? []
  }, [queries, folder, search])
}
