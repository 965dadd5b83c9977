import { definePlatformJob } from '../../jobs/define-job.ts'
import { sendResetLink } from '../workflows/sign-in/reset-password.ts'
import { RESET_LINK_JOB, ResetRequest } from './index.ts'

/** Repeated it sends nothing twice: a mailbox gets one link a minute. Finished jobs go soon: they hold addresses. */
export const sendPasswordResetLink = definePlatformJob(RESET_LINK_JOB, {
  schema: ResetRequest,
  keepFinished: 3_600,
  handler: ({ payload, services }) => sendResetLink(services, payload),
})
