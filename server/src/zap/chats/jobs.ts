import { z } from 'zod'
import { definePlatformJob } from '../../jobs/define-job.ts'
import { forEachTenant } from '../../jobs/for-each-tenant.ts'
import { deleteOldEvents, sweepMedia } from './index.ts'

const DAY = 86_400_000
/** Longer than a bot keeps what it delivers. */
const KEEP_EVENTS_MS = 30 * DAY
/** Longer than a message waits for a server that is away over a long weekend. */
const KEEP_MEDIA_MS = 7 * DAY
const BATCH = 2_000

/** At night: which events of bots were dealt with long ago, and files that no message came for. */
export const whatsappPrune = definePlatformJob('whatsapp.prune', {
  schema: z.object({}),
  timeout: 3_600,
  concurrency: 1,
  cron: { expression: '0 5 * * *', timeZone: 'America/Sao_Paulo' },
  handler: ({ services, signal }) =>
    forEachTenant(services, 'whatsapp.prune', signal, async (source) => {
      const { withTenant, storage, clock } = services
      const ago = (ms: number) => new Date(clock.now().getTime() - ms)
      let deleted: number
      // Ends: when little is left, or with the job's signal.
      do {
        signal.throwIfAborted()
        deleted = await withTenant(source, (scope) => deleteOldEvents(scope, ago(KEEP_EVENTS_MS), BATCH))
      } while (deleted === BATCH)
      await sweepMedia(storage, source.tenant.id, ago(KEEP_MEDIA_MS), signal)
    }),
})
