import type { TenantId } from '@recado/contracts/ids'
import { z } from 'zod'
import { deleteOldDeliveries, deleteOldKeys } from '../../core/integrations/index.ts'
import { definePlatformJob } from '../../jobs/define-job.ts'
import { deleteHandledJobs } from '../../jobs/handled-jobs.sql.ts'
import { deleteOldEvents } from '../../platform/events/outbox.sql.ts'
import type { Services } from '../../services.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { listTenantIds } from '../../tenancy/tenants.sql.ts'
import { deleteOldEnds, KEEP_ENDED_MS } from '../visitors/index.ts'

const DAY = 86_400_000
/** Longer than the queue keeps a finished job, so that what it forgot cannot come back unknown to us. */
const KEEP_HANDLED_MS = 7 * DAY
const KEEP_KEYS_MS = 2 * DAY
const KEEP_EVENTS_MS = 30 * DAY
const KEEP_DELIVERIES_MS = 30 * DAY

/** Rows a transaction: it ends in well under a second. */
const BATCH = 2_000
const TENANTS_A_PAGE = 200

/** At night, tenant by tenant: what was kept for repetitions and late readers, and is too old for both. */
export const pruneOldRows = definePlatformJob('retention.prune', {
  schema: z.object({}),
  timeout: 3 * 3_600,
  concurrency: 1,
  cron: { expression: '20 3 * * *', timeZone: 'America/Sao_Paulo' },
  handler: async ({ services, signal }) => {
    let after: TenantId | undefined
    // Ends: at the last tenant, or with the job's signal.
    for (;;) {
      signal.throwIfAborted()
      const ids = await services.control.acrossTenants((scope) =>
        listTenantIds(scope, { after, limit: TENANTS_A_PAGE }),
      )
      for (const id of ids) {
        signal.throwIfAborted()
        // One tenant's trouble (it is being moved, its unit failed) is no reason to keep the others' rows.
        await pruneTenant(services, id, signal).catch((error: Error) =>
          services.log.warn({ err: error, tenant_id: id }, 'old rows of a tenant stay until tomorrow'),
        )
      }
      after = ids.at(-1)
      if (ids.length < TENANTS_A_PAGE) return
    }
  },
})

async function pruneTenant(services: Services, id: TenantId, signal: AbortSignal): Promise<void> {
  const tenant = await services.tenants.find({ id })
  if (tenant === undefined || tenant.status === 'erased') return
  const ago = (ms: number) => new Date(services.clock.now().getTime() - ms)
  const source = { tenant, actor: { kind: 'system' as const, name: 'retention.prune' } }
  const inBatches = (work: (scope: TenantScope) => Promise<number>) =>
    untilEmpty(signal, () => services.withTenant(source, work))
  await inBatches((scope) => deleteHandledJobs(scope, ago(KEEP_HANDLED_MS), BATCH))
  await inBatches((scope) => deleteOldKeys(scope, ago(KEEP_KEYS_MS), BATCH))
  await inBatches((scope) => deleteOldDeliveries(scope, ago(KEEP_DELIVERIES_MS), BATCH))
  await inBatches((scope) => deleteOldEnds(scope, ago(KEEP_ENDED_MS), BATCH))
  // The log of events is the relay's: the application's role may only read it.
  const { cluster, database, kind } = tenant.placement
  const relay = services.installation.pools.get({ cluster, name: database, kind }, 'relay')
  await untilEmpty(signal, () => deleteOldEvents(relay, id, ago(KEEP_EVENTS_MS), BATCH))
}

async function untilEmpty(signal: AbortSignal, deleteBatch: () => Promise<number>): Promise<void> {
  let deleted: number
  // Ends: when little is left, or with the job's signal.
  do {
    signal.throwIfAborted()
    deleted = await deleteBatch()
  } while (deleted === BATCH)
}
