import type { TenantId } from '@recado/contracts/ids'
import type { Services } from '../services.ts'
import type { ScopeSource } from '../tenancy/tenant-scope.ts'
import { listTenantIds } from '../tenancy/tenants.sql.ts'

const TENANTS_A_PAGE = 200

/**
 * Runs `work` for every tenant there is, one after another. One tenant's trouble (it is being moved, its unit failed) is
 * logged and does not keep the others waiting: what was left is found the next time.
 */
export async function forEachTenant(
  services: Services,
  job: string,
  signal: AbortSignal,
  work: (source: ScopeSource) => Promise<void>,
): Promise<void> {
  let after: TenantId | undefined
  // Ends: at the last tenant, or with the job's signal.
  for (;;) {
    signal.throwIfAborted()
    const ids = await services.control.acrossTenants((scope) => listTenantIds(scope, { after, limit: TENANTS_A_PAGE }))
    for (const id of ids) {
      signal.throwIfAborted()
      const tenant = await services.tenants.find({ id })
      if (tenant === undefined || tenant.status === 'erased') continue
      await work({ tenant, actor: { kind: 'system', name: job } }).catch((error: Error) =>
        services.log.warn({ err: error, job, tenant_id: id }, 'a tenant was left out until the next time'),
      )
    }
    after = ids.at(-1)
    if (ids.length < TENANTS_A_PAGE) return
  }
}
