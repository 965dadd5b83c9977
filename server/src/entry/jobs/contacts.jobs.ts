import { z } from 'zod'
import {
  ERASE_JOB,
  ErasePayload,
  eraseContact,
  KEEP_DELETED_MS,
  listDeletedBefore,
} from '../../modules/contacts/index.ts'
import { eraseContactTraces } from '../../workflows/erase-contact-traces.ts'
import { definePlatformJob, defineTenantJob } from './define-job.ts'
import { forEachTenant } from './for-each-tenant.ts'

export const contactsErase = defineTenantJob(ERASE_JOB, {
  schema: ErasePayload,
  timeout: 3_600,
  handler: async ({ payload, services, source, signal }) => {
    const { withTenant, storage, storageMeter } = services
    await eraseContactTraces({ withTenant, storage, meter: storageMeter }, source, payload.contact_ids, signal)
  },
})

const BATCH = 100

/** At night: contacts that were deleted 30 days ago are erased as if somebody had asked for it. */
export const contactsPurge = definePlatformJob('contacts.purge', {
  schema: z.object({}),
  timeout: 3_600,
  concurrency: 1,
  cron: { expression: '10 4 * * *', timeZone: 'America/Sao_Paulo' },
  handler: ({ services, signal }) =>
    forEachTenant(services, 'contacts.purge', signal, async (source) => {
      const before = new Date(services.clock.now().getTime() - KEEP_DELETED_MS)
      let erased: number
      // Ends: when little is left, or with the job's signal.
      do {
        signal.throwIfAborted()
        erased = await services.withTenant(source, async (scope) => {
          const ids = await listDeletedBefore(scope, before, BATCH)
          for (const id of ids) await eraseContact(scope, id)
          return ids.length
        })
      } while (erased === BATCH)
    }),
})
