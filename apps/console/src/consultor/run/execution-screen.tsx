import { ExecutionId } from '@recado/contracts/ids'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ErrorState } from '../../design/error-state.tsx'
import { useServices } from '../../services.ts'
import { NotFound } from '../../shell/not-found.tsx'
import { PageSkeleton } from '../../shell/page-skeleton.tsx'
import { BackLink } from '../back-link.tsx'
import { executionQuery } from '../consultor.api.ts'
import { Execution } from './execution.tsx'

/** One run: what it needs now, from its first event to its report. */
export function ExecutionScreen() {
  const { executionId } = useParams({ from: '/inside/consultor/$executionId' })
  const id = ExecutionId.safeParse(executionId).data
  if (id === undefined) return <NotFound />
  return (
    <div className="mx-auto w-full max-w-280 px-4 py-6 sm:px-8 sm:py-8">
      <BackLink />
      <Stored key={id} id={id} />
    </div>
  )
}

function Stored({ id }: { id: ExecutionId }) {
  const { http } = useServices()
  const { data, error, refetch } = useQuery(executionQuery(http, id))
  if (data !== undefined) return <Execution execution={data} />
  return error ? <ErrorState page error={error} onRetry={() => void refetch()} /> : <PageSkeleton />
}
