import type { MemberId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** Of these, who is of the company, disabled or not. */
export async function listMembersThere(scope: TenantScope, ids: readonly MemberId[]): Promise<Set<MemberId>> {
  const { rows } = await sql<{ id: MemberId }>`
    SELECT id FROM members WHERE tenant_id = ${scope.tenant.id} AND id = ANY (${ids}::uuid[])`.execute(scope.db)
  return new Set(rows.map(({ id }) => id))
}
