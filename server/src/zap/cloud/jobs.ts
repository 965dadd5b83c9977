import type { ConnectionId } from '@recado/contracts/ids'
import { defineTenantJob } from '../../jobs/define-job.ts'
import { takeCloudDeliveries } from '../workflows/take-cloud-deliveries.ts'
import { TAKE_JOB, TakePayload } from './index.ts'

/** What a customer wrote: repeated for some 30 hours, and by what comes after it. */
export const whatsappTakeCloud = defineTenantJob(TAKE_JOB, {
  schema: TakePayload,
  concurrency: 8,
  concurrencyPerTenant: 1,
  retryLimit: 200,
  keepFinished: 3_600,
  timeout: 600,
  handler: ({ payload, services, source, signal }) =>
    takeCloudDeliveries(services, source, payload.connection_id as ConnectionId, signal),
})
