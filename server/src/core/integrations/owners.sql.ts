import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** Who is written to when something of the tenant's is broken. A read of identity's `members`, which owns the table. */
export function listOwners(scope: TenantScope): Promise<{ email: string; name: string }[]> {
  return scope.db
    .selectFrom('members')
    .select(['email', 'name'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('role', '=', 'owner')
    .where('status', '=', 'active')
    .orderBy('id')
    .limit(20)
    .execute()
}
