import { useQuery } from '@tanstack/react-query'
import { useServices } from '../services.ts'
import { type Inbox, listInboxes } from './inbox.api.ts'
import { inboxKeys } from './inbox-keys.ts'

const NONE: readonly Inbox[] = []

/** Every way in. Empty until it is there. */
export function useInboxes(): readonly Inbox[] {
  const { http } = useServices()
  const query = useQuery({ queryKey: inboxKeys.inboxes, queryFn: () => listInboxes(http), staleTime: 300_000 })
  return query.data ?? NONE
}
