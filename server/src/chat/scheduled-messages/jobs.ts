import type { ScheduledMessageId } from '@recado/contracts/ids'
import { defineTenantJob } from '../../jobs/define-job.ts'
import { acceptMessages } from '../conversations/index.ts'
import { sendScheduled } from '../workflows/schedule-message.ts'
import { SEND_SCHEDULED_JOB, SendScheduledPayload } from './index.ts'

/** The scheduled row is the guard: it is sent or cancelled in the transaction that finds it waiting. */
export const messagesSendScheduled = defineTenantJob(SEND_SCHEDULED_JOB, {
  schema: SendScheduledPayload,
  handler: async ({ payload, services, source }) => {
    await acceptMessages(services, source, (scope) => sendScheduled(scope, payload.scheduled_id as ScheduledMessageId))
  },
})
