import type { LeadArrivalId } from '@recado/contracts/ids'
import { defineTenantJob } from '../../jobs/define-job.ts'
import { takeArrival } from '../workflows/take-arrival.ts'
import { TAKE_ARRIVAL_JOB, TakeArrivalPayload } from './index.ts'

export const leadsTakeArrival = defineTenantJob(TAKE_ARRIVAL_JOB, {
  schema: TakeArrivalPayload,
  retryLimit: 50,
  keepFinished: 86_400,
  handler: async ({ payload, services, once }) => {
    await once((scope) => takeArrival(services, scope, payload.arrival_id as LeadArrivalId))
  },
})
