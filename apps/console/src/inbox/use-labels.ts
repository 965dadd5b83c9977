import { useQuery } from '@tanstack/react-query'
import { useServices } from '../services.ts'
import { type Label, listLabels } from './inbox.api.ts'
import { inboxKeys } from './inbox-keys.ts'

const NONE: readonly Label[] = []

/** All labels, by name. Empty until it is there. */
export function useLabels(): readonly Label[] {
  const { http } = useServices()
  const query = useQuery({ queryKey: inboxKeys.labels, queryFn: () => listLabels(http), staleTime: 300_000 })
  return query.data ?? NONE
}
