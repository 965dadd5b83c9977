import type { TenantId } from '@recado/contracts/ids'
import type { TenantStatus } from '@recado/contracts/tenants'
import { errors as platformErrors } from '../../platform/errors.ts'
import type { Actor } from '../../tenancy/actor.ts'
import type { PlatformScope } from '../../tenancy/control-scope.ts'
import { recordControlAct } from '../../tenancy/record-act.ts'
import type { RequestOrigin } from '../../tenancy/tenant-scope.ts'
import { errors } from './errors.ts'
import { LIFECYCLE } from './lifecycle.ts'
import { findTenantRow, updateTenantRow } from './tenants.sql.ts'

/**
 * Moves a tenant along its lifecycle, audited with the reason.
 * @throws not_found, tenant_transition_refused (409) when the present state does not lead there.
 */
export async function changeStatus(
  scope: PlatformScope,
  source: { actor: Actor; origin?: RequestOrigin },
  change: { tenantId: TenantId; status: TenantStatus; reason: string },
): Promise<void> {
  const tenant = await findTenantRow(scope, change.tenantId)
  if (tenant === undefined) throw platformErrors.not_found()
  if (tenant.status === change.status) return
  if (!LIFECYCLE[tenant.status].next.includes(change.status)) throw errors.tenant_transition_refused()
  await updateTenantRow(scope, change.tenantId, { status: change.status })
  await recordControlAct(
    scope,
    { ...source, tenantId: change.tenantId },
    {
      action: 'tenant.status_changed',
      targetKind: 'tenant',
      targetId: change.tenantId,
      before: { status: tenant.status },
      after: { status: change.status, reason: change.reason },
    },
  )
}
