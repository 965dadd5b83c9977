import type { Availability } from '@recado/contracts/realtime'
import { type WorkView, workEndpoints } from '@recado/contracts/work'
import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { useAct } from '../api/use-act.ts'
import { useServices } from '../services.ts'
import { inboxKeys } from './inbox-keys.ts'

type Work = z.output<typeof WorkView>

/** Whether the person takes conversations now, and what changes it. */
export function useOwnWork(): { availability: Availability | undefined; setAvailability(value: Availability): void } {
  const { http } = useServices()
  const query = useQuery({ queryKey: inboxKeys.work, queryFn: () => http.call(workEndpoints.getOwn) })
  const change = useAct<Availability, Work>({
    run: (availability) => http.call(workEndpoints.updateOwn, { body: { availability } }),
    changes: [inboxKeys.work[0]],
  })
  return {
    availability: change.isPending ? change.variables : query.data?.availability,
    setAvailability: (value) => change.mutate(value),
  }
}
