import type { MemberId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export async function isActiveMember(scope: TenantScope, id: MemberId): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM members WHERE tenant_id = ${scope.tenant.id} AND id = ${id} AND status = 'active'`.execute(scope.db)
  return rows.length === 1
}
