import type { ConnectionId } from '@recado/contracts/ids'
import { defineTenantJob } from '../../jobs/define-job.ts'
import { checkCloud } from '../workflows/check-cloud.ts'
import { CHECK_JOB, CheckPayload } from './index.ts'

export const whatsappCheckCloud = defineTenantJob(CHECK_JOB, {
  schema: CheckPayload,
  keepFinished: 3_600,
  handler: ({ payload, services, source }) => checkCloud(services, source, payload.connection_id as ConnectionId),
})
