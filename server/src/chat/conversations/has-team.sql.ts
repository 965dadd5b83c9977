import type { TeamId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** Whether there is such a team, not retired; it stays so until the transaction ends. */
export async function hasTeam(scope: TenantScope, id: TeamId): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM teams WHERE tenant_id = ${scope.tenant.id} AND id = ${id} AND retired_at IS NULL FOR KEY SHARE`.execute(
    scope.db,
  )
  return rows.length === 1
}
