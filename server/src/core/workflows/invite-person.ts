import type { InvitationId } from '@recado/contracts/ids'
import { errors as platformErrors } from '../../platform/errors.ts'
import type { AdminCall } from '../../tenancy/admin-call.ts'
import { requireWithinRights } from '../../tenancy/policy.ts'
import { recordControlAct } from '../../tenancy/record-act.ts'
import { findIdentityByEmail } from '../accounts/index.ts'
import type { IdentityParts } from '../identity-parts.ts'
import {
  findInvitation,
  type InvitationRow,
  invitationErrors,
  invite,
  revokeInvitationRow,
} from '../invitations/index.ts'
import { findMember, findRoleRights, memberErrors } from '../members/index.ts'
import { admitInvitation } from './admit-invitation.ts'
import { originOf } from './sign-in/places.ts'

/**
 * Invites somebody by e-mail. An open invitation for the same address is replaced.
 * @throws role_unknown (400), rights_exceeded, email_unverified (403), already_member (409), invitations_too_many (429)
 */
export async function invitePerson(
  parts: IdentityParts,
  call: AdminCall,
  person: { email: string; role: string; name: string | undefined },
): Promise<InvitationRow> {
  await requireGivableRole(parts, call, person.role)
  const member = await parts.withTenant(call, (scope) => findMember(scope, { email: person.email }))
  if (member !== undefined) throw invitationErrors.already_member()
  return sendInvitation(parts, call, { ...person, name: person.name ?? null }, 'invitation.created')
}

/**
 * Sends an invitation again, with a new link and another week; the old link stops.
 * @throws not_found (404), rights_exceeded, email_unverified (403), invitations_too_many (429)
 */
export async function resendInvitation(
  parts: IdentityParts,
  call: AdminCall,
  id: InvitationId,
): Promise<InvitationRow> {
  const row = await getOpenInvitation(parts, call, id)
  await requireGivableRole(parts, call, row.role)
  return sendInvitation(parts, call, row, 'invitation.resent')
}

/** Closes an invitation; its link stops. @throws not_found (404) unless it is open */
export async function revokeInvitation(parts: IdentityParts, call: AdminCall, id: InvitationId): Promise<void> {
  const { tenant, actor, origin } = call
  await parts.control.asTenant(tenant.id, async (scope) => {
    const row = await findInvitation(scope, tenant.id, id)
    if (row === undefined || !(await revokeInvitationRow(scope, tenant.id, id))) throw platformErrors.not_found()
    await recordControlAct(
      scope,
      { actor, origin, tenantId: tenant.id },
      {
        action: 'invitation.revoked',
        targetKind: 'invitation',
        targetId: id,
        before: { email: row.email, role: row.role },
      },
    )
  })
}

export function invitationStatus(row: InvitationRow, now: Date): 'pending' | 'accepted' | 'revoked' | 'expired' {
  if (row.accepted_at !== null) return 'accepted'
  if (row.revoked_at !== null) return 'revoked'
  return row.expires_at <= now ? 'expired' : 'pending'
}

async function requireGivableRole(parts: IdentityParts, call: AdminCall, role: string): Promise<void> {
  const rights = await parts.withTenant(call, (scope) => findRoleRights(scope, role))
  if (rights === undefined) throw memberErrors.role_unknown()
  requireWithinRights(call.actor, rights)
}

async function getOpenInvitation(
  parts: IdentityParts,
  { tenant }: AdminCall,
  id: InvitationId,
): Promise<InvitationRow> {
  const row = await parts.control.asTenant(tenant.id, (scope) => findInvitation(scope, tenant.id, id))
  const open = row !== undefined && row.accepted_at === null && row.revoked_at === null
  // One that expired may be sent again: that is what "resend" is mostly for.
  if (!open) throw platformErrors.not_found()
  return row
}

function sendInvitation(
  parts: IdentityParts,
  { tenant, actor, origin }: AdminCall,
  person: { email: string; role: string; name: string | null },
  action: 'invitation.created' | 'invitation.resent',
): Promise<InvitationRow> {
  const { email, role, name } = person
  return parts.control.asTenant(tenant.id, async (scope) => {
    await admitInvitation(scope, parts.ratePolicies, { tenant, actor })
    const known = await findIdentityByEmail(scope, email)
    const id = await invite(scope, {
      tenantId: tenant.id,
      tenantName: tenant.name,
      email,
      name,
      role,
      locale: known?.locale ?? tenant.locale,
      invitedBy: actor.kind === 'member' ? actor.identityId : null,
      invitedByName: actor.name,
      consoleUrl: originOf(parts.config, tenant),
    })
    await recordControlAct(
      scope,
      { actor, origin, tenantId: tenant.id },
      { action, targetKind: 'invitation', targetId: id, after: { email, role } },
    )
    const row = await findInvitation(scope, tenant.id, id)
    if (row === undefined) throw new Error('the invitation that was stored was not found')
    return row
  })
}
