import type { ExecutionView } from '@recado/contracts/executions'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { EXECUTIONS } from '../consultor.api.ts'

const EVERY_MS = 3_000

/** While one of them is at work the list is read again; one in which nothing happens asks for nothing. */
export function useFreshRuns(executions: readonly ExecutionView[] | undefined): void {
  const queries = useQueryClient()
  const isWorking = executions?.some(({ status }) => status === 'running') ?? false
  useEffect(() => {
    if (!isWorking) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void queries.invalidateQueries({ queryKey: [EXECUTIONS, 'list'] })
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [isWorking, queries])
}
