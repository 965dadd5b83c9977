import type { RoleId } from '@recado/contracts/ids'
import type { Permission, Visibility } from '@recado/contracts/permissions'
import { errors as platformErrors } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { slugify } from '../../platform/slugify.ts'
import type { AdminCall } from '../../tenancy/admin-call.ts'
import { requireWithinRights } from '../../tenancy/policy.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import { isSystemRole } from '../../tenancy/roles.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { IdentityParts } from '../identity-parts.ts'
import { hasOpenInvitationFor } from '../invitations/index.ts'
import {
  type CustomRole,
  deleteRoleRow,
  findCustomRoleForUpdate,
  hasMemberWithRole,
  insertRole,
  looksLikeOneOf,
  memberErrors,
  updateRoleRow,
} from '../members/index.ts'

export interface RoleWishes {
  name: string
  permissions: readonly Permission[]
  visibility: Visibility
}

/** Makes a role. Its key comes from its name and stays when the name changes. @throws rights_exceeded (403), role_taken (409) */
export async function createRole(scope: TenantScope, wishes: RoleWishes): Promise<CustomRole> {
  requireWithinRights(scope.actor, wishes)
  const base = slugify(wishes.name, 'papel')
  // Ends: with the first number that is free; a tenant has some tens of roles.
  for (let attempt = 1; ; attempt++) {
    const key = attempt === 1 ? base : `${base.slice(0, 36)}-${attempt}`
    const role: CustomRole = { id: newId<RoleId>(), key, ...normalise(wishes) }
    if (isSystemRole(key) || !(await insertRole(scope, role).catch(refuseTaken))) continue
    await recordAct(scope, {
      action: 'role.created',
      targetKind: 'role',
      targetId: role.id,
      after: { key, ...normalise(wishes) },
    })
    return role
  }
}

/** A role of the company is not named like one of the system's, whose names are `systemNames`. @throws role_taken (409) */
export async function refuseSystemName(
  scope: TenantScope,
  name: string,
  systemNames: readonly string[],
): Promise<void> {
  if (await looksLikeOneOf(scope, name, systemNames)) throw memberErrors.role_taken()
}

/**
 * Changes a role and, at once, what everybody who has it may do. `require` looks at the role as it is, locked, and may
 * refuse. @throws not_found (404), rights_exceeded (403), role_taken (409)
 */
export async function updateRole(
  parts: IdentityParts,
  call: AdminCall,
  id: RoleId,
  wishes: RoleWishes,
  require: (scope: TenantScope, role: CustomRole) => Promise<void> = async () => undefined,
): Promise<CustomRole> {
  const changed = await parts.withTenant(call, async (scope) => {
    const role = await getRole(scope, id)
    await require(scope, role)
    requireWithinRights(scope.actor, role)
    requireWithinRights(scope.actor, wishes)
    const after = normalise(wishes)
    await updateRoleRow(scope, id, after).catch(refuseTaken)
    const { name, permissions, visibility } = role
    await recordAct(scope, {
      action: 'role.updated',
      targetKind: 'role',
      targetId: id,
      before: { name, permissions, visibility },
      after: { ...after },
    })
    return { ...role, ...after }
  })
  // One message for everybody of the tenant: naming each holder could be thousands.
  await parts.changes.publish('tenant', call.tenant.id)
  return changed
}

/** @throws not_found (404), rights_exceeded (403), role_in_use (409) while a member or an open invitation has it */
export async function deleteRole(parts: IdentityParts, call: AdminCall, id: RoleId): Promise<void> {
  const { tenant } = call
  const role = await parts.withTenant(call, (scope) => getRole(scope, id))
  const invited = await parts.control.asTenant(tenant.id, (scope) => hasOpenInvitationFor(scope, tenant.id, role.key))
  if (invited) throw memberErrors.role_in_use()
  await parts.withTenant(call, async (scope) => {
    const { key, name, permissions, visibility } = await getRole(scope, id)
    requireWithinRights(scope.actor, { permissions, visibility })
    if (await hasMemberWithRole(scope, key)) throw memberErrors.role_in_use()
    await deleteRoleRow(scope, id)
    await recordAct(scope, {
      action: 'role.deleted',
      targetKind: 'role',
      targetId: id,
      before: { key, name, permissions, visibility },
    })
  })
}

/** Another role has the name, or one that looks like it. */
function refuseTaken(cause: unknown): never {
  throw (cause as { code?: string }).code === '23505' ? memberErrors.role_taken({ cause }) : cause
}

async function getRole(scope: TenantScope, id: RoleId): Promise<CustomRole> {
  const role = await findCustomRoleForUpdate(scope, id)
  if (role === undefined) throw platformErrors.not_found()
  return role
}

function normalise({ name, permissions, visibility }: RoleWishes): Omit<CustomRole, 'id' | 'key'> {
  return { name, permissions: [...new Set(permissions)].sort(), visibility }
}
