import { z } from 'zod'
import { definePlatformJob } from '../../jobs/define-job.ts'
import { forEachTenant } from '../../jobs/for-each-tenant.ts'
import { deleteHoursBefore } from '../service-levels/index.ts'
import { deleteEndedShares, deleteEventsBefore, deleteListsBefore, learnFromClicks } from './index.ts'

const DAY = 86_400_000
/** Figures look back twice 90 days; a year and a bit lets one compare seasons. */
const KEPT_DAYS = 400
const AT_ONCE = 5_000

/** What buyers did is forgotten after a while. */
export const matcherPrune = definePlatformJob('matcher.prune', {
  schema: z.object({}),
  cron: { expression: '50 4 * * *', timeZone: 'America/Sao_Paulo' },
  timeout: 3_600,
  concurrency: 1,
  handler: ({ services, signal }) =>
    forEachTenant(services, 'matcher.prune', signal, async (source) => {
      const before = new Date(services.clock.now().getTime() - KEPT_DAYS * DAY)
      for (const remove of [deleteEventsBefore, deleteListsBefore]) {
        // Ends when nothing of it is old any more: nothing new is.
        while ((await services.withTenant(source, (scope) => remove(scope, before, AT_ONCE))) === AT_ONCE)
          signal.throwIfAborted()
      }
      await services.withTenant(source, async (scope) => {
        await deleteEndedShares(scope)
        await deleteHoursBefore(scope, before)
      })
    }),
})

/** Every night each company's lists learn from what was clicked. */
export const matcherLearn = definePlatformJob('matcher.learn', {
  schema: z.object({}),
  cron: { expression: '10 5 * * *', timeZone: 'America/Sao_Paulo' },
  timeout: 3_600,
  concurrency: 1,
  handler: ({ services, signal }) =>
    forEachTenant(services, 'matcher.learn', signal, async (source) => {
      await services.withTenant(source, async (scope) =>
        learnFromClicks(scope, await services.shop.policies.live(scope)),
      )
    }),
})
