import type { IdentityId, MemberId, TenantId } from '@recado/contracts/ids'
import type { ChangeBus } from '../../tenancy/change-bus.ts'
import type { Control } from '../../tenancy/control-scope.ts'
import { emitWorkspaceChange } from '../../tenancy/emit-workspace-change.ts'
import type { TenantDirectory } from '../../tenancy/tenant-directory.ts'
import type { WithTenant } from '../../tenancy/tenant-scope.ts'
import type { Seats } from '../identity-parts.ts'
import { errors } from './errors.ts'
import { findMember, insertMember } from './members.sql.ts'
import { insertMembership } from './memberships.sql.ts'
import { findRoleRights } from './roles.sql.ts'

/**
 * Makes a person a member of a tenant: the membership in control, the profile in the tenant's tables. Two databases, so
 * two commits; both may be repeated, and a membership without a profile lets nobody in. The second is the one transaction
 * in which a tenant gains somebody: what limits their number takes its place there.
 *
 * @throws role_unknown (400), quota_exceeded (402) when the plan has no place for one more
 */
export async function addMember(
  deps: { control: Control; tenants: TenantDirectory; withTenant: WithTenant; changes: ChangeBus; seats: Seats },
  member: { tenantId: TenantId; memberId: MemberId; identityId: IdentityId; role: string },
): Promise<void> {
  const person = await deps.control.acrossTenants((scope) => insertMembership(scope, member))
  const tenant = await deps.tenants.find({ id: member.tenantId })
  if (tenant === undefined) throw new Error('the tenant of a new member was not found')
  await deps.withTenant({ tenant, actor: { kind: 'system', name: 'add-member' } }, async (scope) => {
    if ((await findRoleRights(scope, member.role)) === undefined) throw errors.role_unknown()
    const before = await findMember(scope, { identityId: member.identityId })
    await insertMember(scope, { ...person, identityId: member.identityId, role: member.role })
    await emitWorkspaceChange(scope, 'member.added', before?.id ?? person.memberId)
    if (before?.status !== 'active') await deps.seats.take(scope)
  })
  await deps.changes.publish('identity', member.identityId)
}
