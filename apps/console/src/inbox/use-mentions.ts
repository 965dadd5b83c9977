import { useQuery } from '@tanstack/react-query'
import { useServices } from '../services.ts'
import { useMe } from '../session/me-context.ts'
import { listMentions, type Mention } from './inbox.api.ts'
import { inboxKeys } from './inbox-keys.ts'

/** Notes that name the person and that they have not seen. */
export function useMentions(): { items: readonly Mention[] | undefined; error: unknown; retry(): void } {
  const { http } = useServices()
  const { member_id } = useMe()
  const query = useQuery({
    queryKey: inboxKeys.mentions,
    queryFn: () => listMentions(http),
    enabled: member_id !== null,
  })
  return { items: query.data, error: query.data ? null : query.error, retry: () => void query.refetch() }
}
