import { z } from 'zod'
import { definePlatformJob } from '../../jobs/define-job.ts'
import { pruneEnded } from '../workflows/prune-ended.ts'

/** At night: sessions, refresh tokens and links whose time is over. */
export const pruneEndedSessions = definePlatformJob('identity.prune', {
  schema: z.object({}),
  timeout: 3_600,
  concurrency: 1,
  cron: { expression: '50 3 * * *', timeZone: 'America/Sao_Paulo' },
  handler: ({ services, signal }) => pruneEnded(services, signal),
})
