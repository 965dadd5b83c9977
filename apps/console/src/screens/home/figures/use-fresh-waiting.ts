import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useCounters } from '../../../inbox/use-counters.ts'

/** Who waits changes with what happens in the inbox: when its counters do, it is read anew. */
export function useFreshWaiting(key: 'summary' | 'waiting'): void {
  const queries = useQueryClient()
  const counters = useCounters()
  const known = useRef(counters)
  useEffect(() => {
    if (known.current !== undefined && counters !== known.current) {
      void queries.invalidateQueries({ queryKey: ['reports', key] })
    }
    known.current = counters
  }, [counters, queries, key])
}
