import type { MemberId } from '@recado/contracts/ids'
import { changedFields, isEmpty } from '../../platform/changed-fields.ts'
import type { AdminCall } from '../../tenancy/admin-call.ts'
import { lockEdits } from '../../tenancy/lock-edits.ts'
import { requireWithinRights } from '../../tenancy/policy.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { IdentityParts } from '../identity-parts.ts'
import {
  deleteMemberRow,
  deleteMembership,
  discardPhoto,
  findRoleRights,
  getMember,
  listActiveOwnersForUpdate,
  type MemberRow,
  memberErrors,
  requireOver,
  updateMemberRow,
} from '../members/index.ts'
import { revokeSessions } from '../sessions/index.ts'

/**
 * Gives somebody another role, or disables or re-enables them. What they may do changes at once, on every node. `require`
 * looks at them as they are and may refuse; nobody else edits them before the transaction ends.
 * @throws not_found (404), role_unknown (400), rights_exceeded (403: the new role or the present one is above the
 * caller's), last_owner (409), quota_exceeded (402: no place for one more)
 */
export async function updateMember(
  parts: IdentityParts,
  call: AdminCall,
  id: MemberId,
  changes: { role?: string | undefined; status?: MemberRow['status'] | undefined },
  require: (scope: TenantScope, member: MemberRow) => Promise<void> = async () => undefined,
): Promise<MemberRow> {
  const { before, after } = await parts.withTenant(call, async (scope) => {
    await lockEdits(scope, 'member', id)
    await require(scope, await getMember(scope, id))
    if (changes.status === 'disabled') await parts.giveBackWork(scope, id)
    const owners = await listActiveOwnersForUpdate(scope)
    const member = await getMember(scope, id)
    await requireOver(scope, call, member)
    if (isEmpty(changedFields(member, changes))) return { before: member, after: member }
    const next = { role: changes.role ?? member.role, status: changes.status ?? member.status }
    if (next.role !== member.role) await requireGivable(scope, call, next.role)
    if (next.role !== 'owner' || next.status !== 'active') requireAnotherOwner(owners, id)
    await updateMemberRow(scope, id, next)
    const { role, status } = member
    await recordAct(scope, {
      action: 'member.updated',
      targetKind: 'member',
      targetId: id,
      before: { role, status },
      after: next,
    })
    if (member.status !== next.status) await (next.status === 'active' ? parts.seats.take : parts.seats.giveBack)(scope)
    return { before: member, after: await getMember(scope, id) }
  })
  if (before.status === 'active' && after.status === 'disabled') await endSessionsHere(parts, call, after, false)
  await parts.changes.publish('identity', after.identity_id)
  return after
}

/**
 * Takes somebody out of the tenant. The tenant's own tables go first: without a profile a membership lets nobody in, so
 * a process that dies between the two leaves nobody inside.
 *
 * @throws not_found (404), rights_exceeded (403), last_owner (409)
 */
export async function removeMember(parts: IdentityParts, call: AdminCall, id: MemberId): Promise<void> {
  const member = await parts.withTenant(call, async (scope) => {
    await parts.giveBackWork(scope, id)
    const owners = await listActiveOwnersForUpdate(scope)
    const found = await getMember(scope, id)
    await requireOver(scope, call, found)
    requireAnotherOwner(owners, id)
    await deleteMemberRow(scope, id)
    await discardPhoto(scope, found.photo)
    const { name, email, role } = found
    await recordAct(scope, {
      action: 'member.removed',
      targetKind: 'member',
      targetId: id,
      before: { name, email, role },
    })
    if (found.status === 'active') await parts.seats.giveBack(scope)
    return found
  })
  await endSessionsHere(parts, call, member, true)
  await parts.changes.publish('identity', member.identity_id)
}

async function requireGivable(scope: TenantScope, call: AdminCall, role: string): Promise<void> {
  const rights = await findRoleRights(scope, role)
  if (rights === undefined) throw memberErrors.role_unknown()
  requireWithinRights(call.actor, rights)
}

function requireAnotherOwner(owners: readonly MemberId[], leaving: MemberId): void {
  if (owners.length === 1 && owners[0] === leaving) throw memberErrors.last_owner()
}

async function endSessionsHere(
  parts: IdentityParts,
  { tenant }: AdminCall,
  { identity_id: identityId }: MemberRow,
  leaves: boolean,
): Promise<void> {
  const ended = await parts.control.acrossTenants(async (scope) => {
    if (leaves) await deleteMembership(scope, { tenantId: tenant.id, identityId })
    return revokeSessions(scope, { identityId, tenantId: tenant.id }, 'membership_ended')
  })
  for (const id of ended) await parts.changes.publish('session', id)
}
