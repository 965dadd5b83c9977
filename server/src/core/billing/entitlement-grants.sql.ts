import type { EntitlementGrantId, TenantId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import { newId } from '../../platform/ids.ts'
import type { PlatformScope } from '../../tenancy/control-scope.ts'

export interface GrantRow {
  id: EntitlementGrantId
  tenant_id: TenantId
  entitlement: string
  value: number | boolean | null
  reason: string
  granted_by: string
  created_at: Date
  expires_at: Date | null
}

export async function insertGrant(scope: PlatformScope, grant: Omit<GrantRow, 'id' | 'created_at'>): Promise<GrantRow> {
  const row: GrantRow = { ...grant, id: newId<EntitlementGrantId>(), created_at: scope.clock.now() }
  await scope.control
    .insertInto('entitlement_grants')
    // A bare number, boolean or null is JSON only once it is written as such.
    .values({ ...row, value: sql`${JSON.stringify(row.value)}::jsonb` })
    .execute()
  return row
}

/** The grant as it was; undefined when there is none that still holds. */
export async function revokeGrantRow(
  scope: PlatformScope,
  tenantId: TenantId,
  id: EntitlementGrantId,
): Promise<GrantRow | undefined> {
  const row = await scope.control
    .updateTable('entitlement_grants')
    .set({ revoked_at: scope.clock.now() })
    .where('id', '=', id)
    .where('tenant_id', '=', tenantId)
    .where('revoked_at', 'is', null)
    .returning(['id', 'tenant_id', 'entitlement', 'value', 'reason', 'granted_by', 'created_at', 'expires_at'])
    .$narrowType<Pick<GrantRow, 'value'>>()
    .executeTakeFirst()
  return row
}
