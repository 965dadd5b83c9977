import { useQuery } from '@tanstack/react-query'
import { useServices } from '../services.ts'
import { listTeams, type Team } from './inbox.api.ts'
import { inboxKeys } from './inbox-keys.ts'

const NONE: readonly Team[] = []

/** All teams and who is in them. Empty until it is there. */
export function useTeams(): readonly Team[] {
  const { http } = useServices()
  const query = useQuery({ queryKey: inboxKeys.teams, queryFn: () => listTeams(http), staleTime: 300_000 })
  return query.data ?? NONE
}
