import type { IdentityId, MemberId } from '@recado/contracts/ids'
import type { Permission, Visibility } from '@recado/contracts/permissions'
import { isSystemRole, type RoleRights, SYSTEM_ROLE_RIGHTS } from '../../tenancy/roles.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

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
    .$narrowType<{ permissions: Permission[] | null }>()
    .where('members.tenant_id', '=', scope.tenant.id)
    .where('members.id', '=', id)
    .where('members.status', '=', 'active')
    .executeTakeFirst()
  if (row === undefined) return undefined
  if (isSystemRole(row.role)) return { name: row.name, role: row.role, ...SYSTEM_ROLE_RIGHTS[row.role] }
  return {
    name: row.name,
    role: row.role,
    permissions: row.permissions ?? [],
    visibility: row.visibility ?? 'own',
  }
}

/** Active members whose role lets them read conversations, and how many of them they see. */
export async function listReaders(scope: TenantScope): Promise<{ memberId: MemberId; sight: Visibility }[]> {
  const rows = await scope.db
    .selectFrom('members')
    .leftJoin('roles', (join) =>
      join.onRef('roles.tenant_id', '=', 'members.tenant_id').onRef('roles.key', '=', 'members.role'),
    )
    .select(['members.id', 'members.role', 'roles.permissions', 'roles.visibility'])
    .$narrowType<{ permissions: Permission[] | null }>()
    .where('members.tenant_id', '=', scope.tenant.id)
    .where('members.status', '=', 'active')
    .execute()
  return rows.flatMap(({ id, role, permissions, visibility }) => {
    const rights = isSystemRole(role)
      ? SYSTEM_ROLE_RIGHTS[role]
      : { permissions: permissions ?? [], visibility: visibility ?? 'own' }
    if (!rights.permissions.includes('conversations.read')) return []
    return [{ memberId: id, sight: rights.visibility }]
  })
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

export interface MemberRow {
  id: MemberId
  identity_id: IdentityId
  name: string
  email: string
  role: string
  status: 'active' | 'disabled'
  /** Name of the photo's file. */
  photo: string | null
  created_at: Date
}

const COLUMNS = ['id', 'identity_id', 'name', 'email', 'role', 'status', 'photo', 'created_at'] as const

/** In the order they came; `after` is the id of the last row of the page before. */
export async function listMemberRows(
  scope: TenantScope,
  page: { after: MemberId | undefined; limit: number },
): Promise<MemberRow[]> {
  const rows = await scope.db
    .selectFrom('members')
    .select(COLUMNS)
    .where('tenant_id', '=', scope.tenant.id)
    .$if(page.after !== undefined, (query) => query.where('id', '>', page.after!))
    .orderBy('id')
    .limit(page.limit)
    .execute()
  return rows
}

export async function findMember(
  scope: TenantScope,
  by: { id: MemberId } | { identityId: IdentityId } | { email: string },
): Promise<MemberRow | undefined> {
  const query = scope.db.selectFrom('members').select(COLUMNS).where('tenant_id', '=', scope.tenant.id)
  const named =
    'id' in by
      ? query.where('id', '=', by.id)
      : 'email' in by
        ? query.where('email', '=', by.email)
        : query.where('identity_id', '=', by.identityId)
  return await named.executeTakeFirst()
}

/** Locked until the transaction ends: two owners who demote each other at once wait for one another. */
export async function listActiveOwnersForUpdate(scope: TenantScope): Promise<MemberId[]> {
  const rows = await scope.db
    .selectFrom('members')
    .select('id')
    .where('tenant_id', '=', scope.tenant.id)
    .where('role', '=', 'owner')
    .where('status', '=', 'active')
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(({ id }) => id)
}

export async function updateMemberRow(
  scope: TenantScope,
  id: MemberId,
  changes: { role?: string; status?: MemberRow['status']; name?: string; photo?: string | null },
): Promise<void> {
  await scope.db
    .updateTable('members')
    .set({ ...changes, updated_at: scope.clock.now() })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .execute()
}

export async function deleteMemberRow(scope: TenantScope, id: MemberId): Promise<void> {
  await scope.db.deleteFrom('members').where('tenant_id', '=', scope.tenant.id).where('id', '=', id).execute()
}

/** Whether a photo is anybody's. */
export async function isPhotoOfMember(scope: TenantScope, photo: string): Promise<boolean> {
  const row = await scope.db
    .selectFrom('members')
    .select('id')
    .where('tenant_id', '=', scope.tenant.id)
    .where('photo', '=', photo)
    .executeTakeFirst()
  return row !== undefined
}

export async function hasMemberWithRole(scope: TenantScope, role: string): Promise<boolean> {
  const row = await scope.db
    .selectFrom('members')
    .select('id')
    .where('tenant_id', '=', scope.tenant.id)
    .where('role', '=', role)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
