import type { FlowId, FlowVersionId } from '@recado/contracts/ids'
import { useQuery } from '@tanstack/react-query'
import { useServices } from '../../../services.ts'
import { placeDraft } from '../arrange/place-draft.ts'
import { readDraft } from '../draft/read-draft.ts'
import { flowKeys, getVersion } from '../flows.api.ts'

/** A version as the canvas shows it. What was published never changes. */
export function useVersionDraft(id: FlowId, version: FlowVersionId) {
  const { http } = useServices()
  return useQuery({
    queryKey: flowKeys.version(version),
    queryFn: async () => {
      const found = await getVersion(http, id, version)
      return { number: found.number, draft: await placeDraft(readDraft(found)) }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}
