import type { RoleId } from '@recado/contracts/ids'
import type { Permission, Visibility } from '@recado/contracts/permissions'
import { sql } from 'kysely'
import { isSystemRole, type RoleRights, SYSTEM_ROLE_RIGHTS } from '../../tenancy/roles.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** A role that the tenant made for itself. */
export interface CustomRole {
  id: RoleId
  key: string
  name: string
  permissions: Permission[]
  visibility: Visibility
}

const COLUMNS = ['id', 'key', 'name', 'permissions', 'visibility'] as const

/** What the database keeps wider than it is written. */
type Narrowed = Pick<CustomRole, 'permissions'>

export async function listCustomRoles(scope: TenantScope): Promise<CustomRole[]> {
  const rows = await scope.db
    .selectFrom('roles')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows
}

/**
 * What a role allows. A custom role's row stays locked against deletion until the transaction ends, so that a role that
 * is being given to somebody does not vanish. Undefined for a key that names none.
 */
export async function findRoleRights(scope: TenantScope, key: string): Promise<RoleRights | undefined> {
  if (isSystemRole(key)) return SYSTEM_ROLE_RIGHTS[key]
  const row = await scope.db
    .selectFrom('roles')
    .select(['permissions', 'visibility'])
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('key', '=', key)
    .forShare()
    .executeTakeFirst()
  return row
}

/** Locked until the transaction ends: nobody is given the role meanwhile. */
export async function findCustomRoleForUpdate(scope: TenantScope, id: RoleId): Promise<CustomRole | undefined> {
  const row = await scope.db
    .selectFrom('roles')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row
}

/** Whether a name looks like one of `others` (`name_key()` of the tables). */
export async function looksLikeOneOf(scope: TenantScope, name: string, others: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ alike: boolean }>`
    SELECT EXISTS (SELECT FROM unnest(${others}::text[]) other WHERE name_key(other) = name_key(${name})) AS alike`.execute(
    scope.db,
  )
  return rows[0]?.alike === true
}

/** False when the key is taken. */
export async function insertRole(scope: TenantScope, role: CustomRole): Promise<boolean> {
  const now = scope.clock.now()
  const inserted = await scope.db
    .insertInto('roles')
    .values({ tenant_id: scope.tenant.id, ...role, created_at: now, updated_at: now })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function updateRoleRow(
  scope: TenantScope,
  id: RoleId,
  changes: Pick<CustomRole, 'name' | 'permissions' | 'visibility'>,
): Promise<void> {
  await scope.db
    .updateTable('roles')
    .set({ ...changes, updated_at: scope.clock.now() })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .execute()
}

export async function deleteRoleRow(scope: TenantScope, id: RoleId): Promise<void> {
  await scope.db.deleteFrom('roles').where('tenant_id', '=', scope.tenant.id).where('id', '=', id).execute()
}
