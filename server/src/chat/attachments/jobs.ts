import { z } from 'zod'
import { definePlatformJob } from '../../jobs/define-job.ts'
import { forEachTenant } from '../../jobs/for-each-tenant.ts'
import { STALE_MS, sweepUploads } from './index.ts'

/** Each night: uploads that nobody finished or sent within a day, with their files and the bytes that they held. */
export const attachmentsSweep = definePlatformJob('attachments.sweep', {
  schema: z.object({}),
  timeout: 3_600,
  concurrency: 1,
  cron: { expression: '40 4 * * *', timeZone: 'America/Sao_Paulo' },
  handler: ({ services, signal }) =>
    forEachTenant(services, 'attachments.sweep', signal, async (source) => {
      const { withTenant, storage, storageMeter, clock } = services
      const before = new Date(clock.now().getTime() - STALE_MS)
      await sweepUploads({ withTenant, storage, meter: storageMeter }, source, before, signal)
    }),
})
