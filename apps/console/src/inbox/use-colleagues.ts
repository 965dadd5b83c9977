import { useQuery } from '@tanstack/react-query'
import { useServices } from '../services.ts'
import { type Colleague, listColleagues } from './inbox.api.ts'
import { inboxKeys } from './inbox-keys.ts'

const NONE: readonly Colleague[] = []

/** Everybody of the company, also who is disabled. Empty until it is there. */
export function useColleagues(): readonly Colleague[] {
  const { http } = useServices()
  const query = useQuery({ queryKey: inboxKeys.colleagues, queryFn: () => listColleagues(http), staleTime: 300_000 })
  return query.data ?? NONE
}
