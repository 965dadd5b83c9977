import type { ExecutionUnderstanding } from '@recado/contracts/execution-facts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useServices } from '../../services.ts'
import { previewProblem } from '../consultor.api.ts'

export interface Preview {
  data: ExecutionUnderstanding | undefined
  isReading: boolean
}

/** Nothing is read of less. */
const LEAST_CHARACTERS = 12
const REST_MS = 500

/** What would be understood of a text, once its writer pauses. */
export function usePreview(problem: string, trade: string): Preview {
  const { http } = useServices()
  const [asked, setAsked] = useState({ problem, trade })
  useEffect(() => {
    const timer = setTimeout(() => setAsked({ problem, trade }), REST_MS)
    return () => clearTimeout(timer)
  }, [problem, trade])
  const enabled = asked.problem.trim().length >= LEAST_CHARACTERS
  const query = useQuery({
    queryKey: ['advisor', 'preview', asked],
    queryFn: () => previewProblem(http, { problem_description: asked.problem, business_type: asked.trade }),
    enabled,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    // It helps while somebody writes; where it fails the question can still be asked.
    retry: false,
  })
  return { data: enabled ? query.data : undefined, isReading: query.isFetching || asked.problem !== problem }
}
