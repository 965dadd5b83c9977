import { useQuery } from '@tanstack/react-query'
import { Skeleton } from '../../../design/skeleton.tsx'
import { useServices } from '../../../services.ts'
import { getWaiting } from './reports.api.ts'
import { useFreshWaiting } from './use-fresh-waiting.ts'
import { WaitingSentence } from './waiting-sentence.tsx'

/** For whoever sees no figures: how many of the conversations that they see wait. What fails is not said: the card below says it. */
export function OwnWaiting() {
  const { http } = useServices()
  useFreshWaiting('waiting')
  const waiting = useQuery({ queryKey: ['reports', 'waiting'], queryFn: () => getWaiting(http) })
  if (waiting.isError) return null
  return waiting.data === undefined ? <Skeleton className="h-16 w-full" /> : <WaitingSentence waiting={waiting.data} />
}
