import { z } from 'zod'
import { STALE_MS, sweepUploads } from '../../modules/attachments/index.ts'
import { definePlatformJob } from './define-job.ts'
import { forEachTenant } from './for-each-tenant.ts'

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
