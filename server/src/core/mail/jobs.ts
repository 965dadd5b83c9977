import { definePlatformJob } from '../../jobs/define-job.ts'
import { HopelessJobError } from '../../platform/jobs/hopeless-job-error.ts'
import { MailError } from '../../platform/mailer/index.ts'
import { MAIL_JOB, MailPayload, sendMail } from './index.ts'

/**
 * Of a tenant or of the platform. Repeated for some six hours while the mail server does not answer; what it refuses for
 * good, or what cannot be written, is dead at once. Finished jobs go after an hour: their links are secrets.
 */
export const mailSend = definePlatformJob(MAIL_JOB, {
  schema: MailPayload,
  retryLimit: 12,
  retryDelay: 10,
  retryDelayMax: 3_600,
  keepFinished: 3_600,
  handler: async ({ payload, services }) => {
    const { texts, mailer, mailBrands: brands, config } = services
    const from = config.mail.driver === 'off' ? undefined : config.mail.from
    await sendMail({ texts, mailer, brands, from }, payload).catch((error: unknown) => {
      const hopeless = error instanceof RangeError || (error instanceof MailError && !error.transient)
      throw hopeless ? new HopelessJobError(error.message, { cause: error }) : error
    })
  },
})
