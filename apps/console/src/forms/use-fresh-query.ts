import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

export interface FreshQuery<Data> {
  /** Undefined until it was read after this form opened; then as it is, also while it is read again. */
  data: Data | undefined
  error: unknown
  retry(): void
}

/**
 * What a form begins with. What was read before, or lies in the browser from the last visit, may be old, and a form over it
 * would write the old back.
 */
export function useFreshQuery<Data>(key: readonly unknown[], read: () => Promise<Data>): FreshQuery<Data> {
  const query = useQuery({ queryKey: key, queryFn: read, refetchOnMount: 'always' })
  const [ready, setReady] = useState(false)
  if (!ready && query.isFetchedAfterMount && query.isSuccess) setReady(true)
  return {
    data: ready ? query.data : undefined,
    error: ready ? null : query.error,
    retry: () => void query.refetch(),
  }
}
