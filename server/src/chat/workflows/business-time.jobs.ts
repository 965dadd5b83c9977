import { z } from 'zod'
import { definePlatformJob, defineTenantJob } from '../../jobs/define-job.ts'
import { forEachTenant } from '../../jobs/for-each-tenant.ts'
import { extendOpenings } from '../calendars/index.ts'
import { COUNT_BUSINESS_TIME_JOB, countBusinessTime } from '../reports/index.ts'

/** Each week: openings of calendars reach at least 200 days ahead. */
export const calendarsExtendOpenings = definePlatformJob('calendars.extend_openings', {
  schema: z.object({}),
  timeout: 3_600,
  concurrency: 1,
  cron: { expression: '30 4 * * 0', timeZone: 'America/Sao_Paulo' },
  handler: ({ services, signal }) =>
    forEachTenant(services, 'calendars.extend_openings', signal, (source) =>
      services.withTenant(source, extendOpenings),
    ),
})

/** Some 100 ms of the database, during which one of these facts cannot be taken back. */
const FACTS_A_PAGE = 500

/** Page by page, each a transaction; what is left when it is killed is found by the next attempt. */
export const reportsCountBusinessTime = defineTenantJob(COUNT_BUSINESS_TIME_JOB, {
  schema: z.object({}),
  timeout: 3_600,
  concurrency: 1,
  handler: async ({ services, source, signal }) => {
    await services.withTenant(source, extendOpenings)
    let counted: number
    // Ends: when few are left, or with the job's signal.
    do {
      signal.throwIfAborted()
      counted = await services.withTenant(source, (scope) => countBusinessTime(scope, FACTS_A_PAGE))
    } while (counted === FACTS_A_PAGE)
  },
})
