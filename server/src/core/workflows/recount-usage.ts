import type { TenantId } from '@recado/contracts/ids'
import type { Services } from '../../services.ts'
import { type CounterDrift, recountUsage as recountTenant } from '../billing/index.ts'
import { listTenantRows } from '../tenants/index.ts'

const BATCH = 100

export interface RecountReport {
  tenants: number
  failed: number
  drifts: (CounterDrift & { tenantId: TenantId })[]
}

/** Recounts every tenant's usage and logs each counter that was not the sum of its events: there should be none. */
export async function recountUsage(
  services: Pick<Services, 'control' | 'tenants' | 'withTenant' | 'log'>,
  signal?: AbortSignal,
): Promise<RecountReport> {
  const report: RecountReport = { tenants: 0, failed: 0, drifts: [] }
  let before: TenantId | undefined
  // Ends: at the first tenant, or with its caller's signal.
  for (;;) {
    const rows = await services.control.acrossTenants((scope) =>
      listTenantRows(scope, { limit: BATCH, ...(before ? { before } : {}) }),
    )
    for (const { id, status } of rows) {
      signal?.throwIfAborted()
      if (status !== 'erased') await recountOne(services, id, report)
    }
    if (rows.length < BATCH) return report
    before = rows.at(-1)?.id
  }
}

/** A tenant that is being moved or migrated is looked at the next time. */
async function recountOne(
  services: Pick<Services, 'tenants' | 'withTenant' | 'log'>,
  id: TenantId,
  report: RecountReport,
): Promise<void> {
  try {
    const tenant = await services.tenants.find({ id })
    if (tenant === undefined) return
    report.tenants += 1
    const drifts = await services.withTenant(
      { tenant, actor: { kind: 'system', name: 'recount usage' } },
      recountTenant,
    )
    for (const drift of drifts) {
      services.log.warn({ tenant_id: id, ...drift }, 'a usage counter was not the sum of its events')
      report.drifts.push({ ...drift, tenantId: id })
    }
  } catch (err) {
    report.failed += 1
    services.log.error({ err, tenant_id: id }, 'usage could not be recounted')
  }
}
