import { type MessageHit, messageEndpoints } from '@recado/contracts/messages'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { useServices } from '../services.ts'

export type Hit = z.output<typeof MessageHit>

/** Shorter words are found too often to be of use. */
const SHORTEST = 2

/** Messages with all these words, newest first. `items` is undefined while nothing is asked or the answer is on its way. */
export function useMessageSearch(words: string) {
  const { http } = useServices()
  const enabled = words.length >= SHORTEST
  const query = useInfiniteQuery({
    queryKey: ['message-search', words],
    queryFn: ({ pageParam }) => http.call(messageEndpoints.search, { query: { q: words, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    enabled,
  })
  return {
    enabled,
    items: query.data?.pages.flatMap(({ items }) => items),
    error: query.data === undefined ? query.error : null,
    retry: () => void query.refetch(),
    loadMore: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    loadingMore: query.isFetchingNextPage,
  }
}
