import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useCounters } from '../../../inbox/use-counters.ts'

/** Who waits changes with what happens in the inbox: when its counters do, the summary is read anew. */
export function useFreshSummary(): void {
  const queries = useQueryClient()
  const counters = useCounters()
  const known = useRef(counters)
  useEffect(() => {
    if (known.current !== undefined && counters !== known.current) {
      void queries.invalidateQueries({ queryKey: ['reports', 'summary'] })
    }
    known.current = counters
  }, [counters, queries])
}
