import { FlowId } from '@recado/contracts/ids'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../../design/error-state.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { useServices } from '../../services.ts'
import { placeDraft } from './arrange/place-draft.ts'
import { Builder } from './builder/builder.tsx'
import { readDraft } from './draft/read-draft.ts'
import { flowKeys, getFlow } from './flows.api.ts'

/** The builder of one flow. */
export function FlowScreen() {
  const { flowId } = useParams({ from: '/inside/fluxos/$flowId' })
  const { t } = useTranslation(['flows', 'flow-builder'])
  const { http } = useServices()
  const id = FlowId.safeParse(flowId).data
  const { data, error, refetch } = useQuery({
    queryKey: id === undefined ? ['flows', 'none'] : flowKeys.flow(id),
    queryFn: async () => {
      if (id === undefined) throw new Error('no such id')
      const flow = await getFlow(http, id)
      return { flow, draft: await placeDraft(readDraft(flow.draft)) }
    },
    // What is on the canvas is the newest there is: another answer must not come under the hands of who edits.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (error) return <ErrorState page error={error} onRetry={() => void refetch()} />
  if (data === undefined) {
    return (
      <div className="absolute inset-0 grid grid-rows-[56px_1fr] gap-px" role="status" aria-label={t('loading_flow')}>
        <Skeleton className="h-full w-full" />
        <Skeleton className="h-full w-full" />
      </div>
    )
  }
  return <Builder key={flowId} flow={data.flow} draft={data.draft} />
}
