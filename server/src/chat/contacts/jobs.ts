import type { ContactId } from '@recado/contracts/ids'
import { z } from 'zod'
import { definePlatformJob, defineTenantJob } from '../../jobs/define-job.ts'
import { forEachTenant } from '../../jobs/for-each-tenant.ts'
import type { Services } from '../../services.ts'
import type { ScopeSource } from '../../tenancy/tenant-scope.ts'
import { listStalled } from '../workflows/erasure/contact-erasures.sql.ts'
import { erasePerson } from '../workflows/erasure/erase-person.ts'
import { runErasure } from '../workflows/erasure/run-erasure.ts'
import { ERASE_JOB, ErasePayload, KEEP_DELETED_MS, listDeletedBefore } from './index.ts'

export const contactsErase = defineTenantJob(ERASE_JOB, {
  schema: ErasePayload,
  timeout: 3_600,
  handler: async ({ payload, services, source, signal }) => {
    const { withTenant, storage, storageMeter, control, installation, eraseSessions, eraseChats } = services
    const ports = { withTenant, storage, meter: storageMeter, control, installation, eraseSessions, eraseChats }
    await runErasure(ports, source, payload.contact_id as ContactId, signal)
  },
})

const BATCH = 20
/** Longer than the job of an erasure is repeated by itself. */
const STALLED_MS = 6 * 3_600_000

/**
 * At night: contacts that were deleted 30 days ago are erased as if somebody had asked for it, and erasures whose job is dead
 * are taken up again.
 */
export const contactsPurge = definePlatformJob('contacts.purge', {
  schema: z.object({}),
  timeout: 3_600,
  concurrency: 1,
  cron: { expression: '10 4 * * *', timeZone: 'America/Sao_Paulo' },
  handler: ({ services, signal }) =>
    forEachTenant(services, 'contacts.purge', signal, async (source) => {
      await eraseDeleted(services, source, signal)
      const before = new Date(services.clock.now().getTime() - STALLED_MS)
      const stalled = await services.withTenant(source, (scope) => listStalled(scope, before, 1_000))
      for (const id of stalled) await services.withTenant(source, (scope) => erasePerson(scope, id))
    }),
})

async function eraseDeleted(services: Services, source: ScopeSource, signal: AbortSignal): Promise<void> {
  const before = new Date(services.clock.now().getTime() - KEEP_DELETED_MS)
  let erased: number
  // Ends: when little is left, or with the job's signal.
  do {
    signal.throwIfAborted()
    erased = await services.withTenant(source, async (scope) => {
      const ids = await listDeletedBefore(scope, before, BATCH)
      for (const id of ids) await erasePerson(scope, id)
      return ids.length
    })
  } while (erased === BATCH)
}
