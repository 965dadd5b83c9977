import type { ConversationId } from '@recado/contracts/ids'
import { useQuery } from '@tanstack/react-query'
import { useServices } from '../../../services.ts'
import { type Canned, listCanned, renderCanned } from './composer.api.ts'
import { searchCanned } from './search-canned.ts'

const NONE: Canned[] = []

/** Canned answers that fit what was typed after `/`, and their text for a conversation. */
export function useCanned(id: ConversationId, query: string | undefined) {
  const { http } = useServices()
  const { data = NONE, isPending } = useQuery({
    queryKey: ['canned-responses'],
    queryFn: () => listCanned(http),
    enabled: query !== undefined,
    staleTime: 60_000,
  })
  return {
    found: query === undefined ? NONE : searchCanned(data, query),
    loading: query !== undefined && isPending,
    render: (canned: Canned) => renderCanned(http, canned.id, id),
  }
}
