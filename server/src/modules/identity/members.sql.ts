import type { IdentityId, MemberId } from '@recado/contracts/ids'
import type { Permission, Visibility } from '@recado/contracts/permissions'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { isSystemRole, type RoleRights, SYSTEM_ROLE_RIGHTS } from './roles.ts'

export interface MemberRights extends RoleRights {
  name: string
  role: string
}

/** What an active member may do: by a system role, or by a custom role of the tenant. Undefined if disabled or gone. */
export async function findMemberRights(scope: TenantScope, id: MemberId): Promise<MemberRights | undefined> {
  const row = await scope.db
    .selectFrom('members')
    .leftJoin('roles', (join) =>
      join.onRef('roles.tenant_id', '=', 'members.tenant_id').onRef('roles.key', '=', 'members.role'),
    )
    .select(['members.name', 'members.role', 'roles.permissions', 'roles.visibility'])
    .where('members.tenant_id', '=', scope.tenant.id)
    .where('members.id', '=', id)
    .where('members.status', '=', 'active')
    .executeTakeFirst()
  if (row === undefined) return undefined
  if (isSystemRole(row.role)) return { name: row.name, role: row.role, ...SYSTEM_ROLE_RIGHTS[row.role] }
  return {
    name: row.name,
    role: row.role,
    permissions: (row.permissions ?? []) as Permission[],
    visibility: (row.visibility ?? 'own') as Visibility,
  }
}

/** Stores the profile, or brings a former member back with the new role. */
export async function insertMember(
  scope: TenantScope,
  member: { memberId: MemberId; identityId: IdentityId; email: string; name: string; role: string },
): Promise<void> {
  const now = scope.clock.now()
  await scope.db
    .insertInto('members')
    .values({
      tenant_id: scope.tenant.id,
      id: member.memberId,
      identity_id: member.identityId,
      email: member.email,
      name: member.name,
      role: member.role,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'identity_id'])
        .doUpdateSet({ role: member.role, status: 'active', name: member.name, updated_at: now }),
    )
    .execute()
}
