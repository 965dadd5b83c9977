import { useInfiniteQuery } from '@tanstack/react-query'

export interface KeysetPage<Item> {
  items: Item[]
  next_cursor: string | null
}

export interface KeysetList<Item> {
  /** Undefined until the first page is there. */
  items: Item[] | undefined
  error: unknown
  retry(): void
  /** Undefined when everything is loaded. */
  loadMore: (() => void) | undefined
  loadingMore: boolean
}

/** A list that the server hands out by cursor, page after page. `key` begins with the list's name. */
export function useKeysetList<Item>(
  key: readonly unknown[],
  fetchPage: (cursor: string | undefined) => Promise<KeysetPage<Item>>,
): KeysetList<Item> {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => fetchPage(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  })
  return {
    items: query.data?.pages.flatMap(({ items }) => items),
    error: query.data === undefined ? query.error : null,
    retry: () => void query.refetch(),
    // After a read that is under way: asking for more would end it, and the pages stay as they were before.
    loadMore: query.hasNextPage
      ? () =>
          void (query.isFetching ? query.refetch({ cancelRefetch: false }) : Promise.resolve()).then(() =>
            query.fetchNextPage(),
          )
      : undefined,
    loadingMore: query.isFetchingNextPage,
  }
}
