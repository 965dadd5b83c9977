import { useQuery } from '@tanstack/react-query'
import { useServices } from '../services.ts'
import { type Counters, countConversations } from './inbox.api.ts'
import { inboxKeys } from './inbox-keys.ts'

/** Numbers beside the folders; 100 stands for more than 99. Undefined until they are there. */
export function useCounters(enabled = true): Counters | undefined {
  const { http } = useServices()
  return useQuery({ queryKey: inboxKeys.counters, queryFn: () => countConversations(http), enabled }).data
}
