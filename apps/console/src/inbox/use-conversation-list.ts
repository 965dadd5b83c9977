import type { ConversationSort, ConversationView } from '@recado/contracts/conversations'
import { infiniteQueryOptions, type QueryClient, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Http } from '../api/http.ts'
import { useServices } from '../services.ts'
import { type Me, useMe } from '../session/me-context.ts'
import { type Filters, listConversations } from './inbox.api.ts'
import { inboxKeys } from './inbox-keys.ts'
import { readBesideEvents } from './read-conversation.ts'

export interface ConversationListState {
  /** Undefined until the first page is there. */
  items: readonly ConversationView[] | undefined
  error: unknown
  retry(): void
  /** Undefined when everything is loaded, or a page is on its way. */
  loadMore: (() => void) | undefined
}

/** A list as it is now: read page by page, kept by events. */
export function useConversationList(filters: Filters, sort: ConversationSort): ConversationListState {
  const { http } = useServices()
  const queries = useQueryClient()
  const { member_id } = useMe()
  const query = useInfiniteQuery(conversationListQuery({ http, queries, memberId: member_id }, filters, sort))
  const pages = query.data?.pages
  const items = useMemo(() => pages && unique(pages.flatMap((page) => page.items)), [pages])
  return {
    items,
    error: items === undefined ? query.error : null,
    retry: () => void query.refetch(),
    loadMore: query.hasNextPage && !query.isFetching ? () => void query.fetchNextPage() : undefined,
  }
}

export function conversationListQuery(
  parts: { http: Http; queries: QueryClient; memberId: Me['member_id'] },
  filters: Filters,
  sort: ConversationSort,
) {
  return infiniteQueryOptions({
    queryKey: inboxKeys.list(filters, sort),
    queryFn: ({ pageParam }) => readBesideEvents(parts, () => listConversations(parts.http, filters, sort, pageParam)),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    // Events keep it; a resync marks it.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 600_000,
  })
}

// One that moved while a page was on its way may come twice; it stands where it was put first.
function unique(items: ConversationView[]): ConversationView[] {
  const seen = new Set<string>()
  return items.filter(({ id }) => !seen.has(id) && seen.add(id))
}
