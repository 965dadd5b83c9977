import type { EntitlementGrantId, TenantId } from '@recado/contracts/ids'
import type { Actor } from '../../tenancy/actor.ts'
import type { PlatformScope } from '../../tenancy/control-scope.ts'
import { recordControlAct } from '../../tenancy/record-act.ts'
import type { RequestOrigin } from '../../tenancy/tenant-scope.ts'
import { type GrantRow, insertGrant, revokeGrantRow } from './entitlement-grants.sql.ts'
import { errors } from './errors.ts'
import type { PlanCatalogue } from './plan-catalogue.ts'
import { METRICS } from './usage-metrics.ts'

interface Source {
  actor: Actor
  origin?: RequestOrigin
}

/**
 * Gives a tenant more than its plans: a number is added to a limit (null takes the limit away), true gives a feature.
 * @throws entitlement_unknown for a name no plan has, or a value of the wrong kind
 */
export async function grantEntitlement(
  scope: PlatformScope,
  catalogue: PlanCatalogue,
  source: Source,
  grant: Omit<GrantRow, 'id' | 'created_at'>,
): Promise<GrantRow> {
  const kind = typeof grant.value === 'boolean' ? featureNames(catalogue) : limitNames(catalogue)
  if (!kind.has(grant.entitlement)) throw errors.entitlement_unknown()
  const row = await insertGrant(scope, grant)
  const { entitlement, value, reason, expires_at } = row
  await recordControlAct(
    scope,
    { ...source, tenantId: row.tenant_id },
    {
      action: 'entitlement.granted',
      targetKind: 'entitlement_grant',
      targetId: row.id,
      after: { entitlement, value, reason, expires_at: expires_at?.toISOString() ?? null },
    },
  )
  await scope.notifyChanged('tenant', row.tenant_id)
  return row
}

/** @throws grant_not_found, also for one that was revoked before */
export async function revokeEntitlement(
  scope: PlatformScope,
  source: Source,
  order: { tenantId: TenantId; grantId: EntitlementGrantId },
): Promise<void> {
  const row = await revokeGrantRow(scope, order.tenantId, order.grantId)
  if (row === undefined) throw errors.grant_not_found()
  await recordControlAct(
    scope,
    { ...source, tenantId: order.tenantId },
    {
      action: 'entitlement.revoked',
      targetKind: 'entitlement_grant',
      targetId: row.id,
      before: { entitlement: row.entitlement, value: row.value, reason: row.reason },
    },
  )
  await scope.notifyChanged('tenant', order.tenantId)
}

function limitNames({ plans }: PlanCatalogue): Set<string> {
  return new Set([
    ...plans.flatMap(({ limits }) => Object.keys(limits)),
    ...Object.values(METRICS).map(({ limitName }) => limitName),
  ])
}

function featureNames({ plans }: PlanCatalogue): Set<string> {
  return new Set(plans.flatMap(({ features }) => Object.keys(features)))
}
