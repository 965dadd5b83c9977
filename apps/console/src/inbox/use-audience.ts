import type { ConversationView } from '@recado/contracts/conversations'
import type { MemberId } from '@recado/contracts/ids'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useServices } from '../services.ts'
import { listAudience } from './inbox.api.ts'
import { inboxKeys } from './inbox-keys.ts'

/** Who may read a conversation; undefined until it is known, or while nobody asks. */
export function useAudience(conversation: ConversationView, asked: boolean): ReadonlySet<MemberId> | undefined {
  const { http } = useServices()
  const { data } = useQuery({
    queryKey: inboxKeys.audience(conversation),
    queryFn: () => listAudience(http, conversation.id),
    enabled: asked,
    staleTime: 30_000,
  })
  return useMemo(() => (data === undefined ? undefined : new Set(data)), [data])
}
