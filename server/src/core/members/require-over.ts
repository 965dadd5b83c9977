import type { Actor } from '../../tenancy/actor.ts'
import { requireWithinRights } from '../../tenancy/policy.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { MemberRow } from './members.sql.ts'
import { findRoleRights } from './roles.sql.ts'

/**
 * A role that is gone gives no rights, so nobody is above the caller by it.
 * @throws rights_exceeded (403)
 */
export async function requireOver(
  scope: TenantScope,
  call: { readonly actor: Actor },
  member: MemberRow,
): Promise<void> {
  const rights = await findRoleRights(scope, member.role)
  if (rights !== undefined) requireWithinRights(call.actor, rights)
}
