import { useQuery } from '@tanstack/react-query'
import type { KeysetList } from './use-keyset-list.ts'

/** A list that is small enough to come at once, in the shape of those that do not. */
export function useWholeList<Item>(
  key: readonly unknown[],
  fetchAll: () => Promise<Item[]>,
  enabled = true,
): KeysetList<Item> {
  const query = useQuery({ queryKey: key, queryFn: fetchAll, enabled })
  return {
    items: query.data,
    error: query.data === undefined ? query.error : null,
    retry: () => void query.refetch(),
    loadMore: undefined,
    loadingMore: false,
  }
}
