import {
  type InvalidateOptions,
  type InvalidateQueryFilters,
  type Query,
  QueryClient,
  type QueryClientConfig,
  type QueryKey,
} from '@tanstack/react-query'

/**
 * A client whose `invalidateQueries()` also means reads that are under way: their answers may be of before. By itself
 * TanStack Query starts such a read anew only where data is shown already; a first read, or one that nobody looks at,
 * ends as if it were fresh (query.ts, `fetch` and the `success` action).
 */
export function createQueries(config: QueryClientConfig = {}): QueryClient {
  return new HeedfulQueries(config)
}

class HeedfulQueries extends QueryClient {
  /** Reads after which their query is invalidated once more. */
  readonly #outdated = new WeakSet<Promise<unknown>>()

  override invalidateQueries<Key extends QueryKey = QueryKey>(
    filters?: InvalidateQueryFilters<Key>,
    options?: InvalidateOptions,
  ): Promise<void> {
    const underWay = this.getQueryCache()
      .findAll(filters)
      .flatMap((query) => (query.state.fetchStatus === 'idle' ? [] : [{ query, read: query.promise }]))
    const done = super.invalidateQueries(filters, options)
    for (const { query, read } of underWay) {
      if (read !== undefined && query.promise === read) this.#onceRead(query, read, filters?.refetchType)
    }
    return done
  }

  #onceRead(query: Query, read: Promise<unknown>, refetchType: InvalidateQueryFilters['refetchType']): void {
    if (this.#outdated.has(read)) return
    this.#outdated.add(read)
    const again = () => {
      const exactly = { queryKey: query.queryKey, exact: true }
      void super.invalidateQueries(refetchType === undefined ? exactly : { ...exactly, refetchType })
    }
    // The fetch under way, which ends when its answer is in its place. Where it fails nothing outdated is shown.
    query.fetch().then(again, () => undefined)
  }
}
