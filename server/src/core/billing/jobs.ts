import { z } from 'zod'
import { definePlatformJob } from '../../jobs/define-job.ts'
import { advanceSubscriptions } from '../workflows/advance-subscriptions.ts'
import { recountUsage } from '../workflows/recount-usage.ts'

/** Every quarter of an hour: trials that ended, periods that are over, plans that take effect. */
export const billingAdvance = definePlatformJob('billing.advance', {
  schema: z.object({}),
  timeout: 900,
  concurrency: 1,
  cron: { expression: '*/15 * * * *', timeZone: 'America/Sao_Paulo' },
  handler: async ({ services, signal }) => {
    const report = await advanceSubscriptions(services, signal)
    if (report.looked > 0) services.log.info(report, 'subscriptions advanced')
  },
})

/** At night: every counter against the sum of its events. A difference is a defect, and is logged as one. */
export const usageRecount = definePlatformJob('usage.recount', {
  schema: z.object({}),
  timeout: 3 * 3_600,
  concurrency: 1,
  cron: { expression: '20 4 * * *', timeZone: 'America/Sao_Paulo' },
  handler: async ({ services, signal }) => {
    const { tenants, failed, drifts } = await recountUsage(services, signal)
    services.log.info({ tenants, failed, drifts: drifts.length }, 'usage recounted')
  },
})
