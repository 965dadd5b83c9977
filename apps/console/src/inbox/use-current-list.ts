import type { ConversationView } from '@recado/contracts/conversations'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { ConversationList } from './conversation-list.ts'
import { inboxKeys } from './inbox-keys.ts'
import { filtersOf } from './inbox-search.ts'
import { listSettings } from './list-settings.ts'
import { useInboxAddress } from './use-inbox-address.ts'
import { shownOnScreen } from './use-shown-list.ts'

/** Reads the list on screen, in the order in which it stands there, when it is asked: for keys, which must not render anything at each change. */
export function useCurrentList(): () => readonly ConversationView[] {
  const queries = useQueryClient()
  const { folder, search } = useInboxAddress()
  return useCallback(() => {
    const shown = shownOnScreen(queries)
    if (shown !== undefined) return shown.items
    const filters = filtersOf(folder, search)
    const list = filters && queries.getQueryData<ConversationList>(inboxKeys.list(filters, listSettings.get().sort))
    return list?.pages.flatMap(({ items }) => items) ?? []
  }, [queries, folder, search])
}
