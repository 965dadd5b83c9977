import type { IdentityId, MemberId } from '@recado/contracts/ids'
import { newId } from '../../../platform/ids.ts'
import { hashToken } from '../../../platform/secrets/index.ts'
import { recordControlAct } from '../../../tenancy/record-act.ts'
import type { Tenant } from '../../../tenancy/tenant.ts'
import type { RequestOrigin } from '../../../tenancy/tenant-scope.ts'
import type { KnownDevice } from '../../accounts/index.ts'
import { provePerson } from '../../accounts/index.ts'
import type { IdentityParts } from '../../identity-parts.ts'
import {
  claimInvitation,
  findInvitation,
  findInvitationByHash,
  type InvitationRow,
  invitationErrors,
} from '../../invitations/index.ts'
import { addMember, deleteMemberRow, deleteMembership, findMember } from '../../members/index.ts'
import type { Entrance } from './entrance.ts'

export interface Acceptance {
  token: string
  /** For somebody new; otherwise what the invitation says. */
  name: string | undefined
  /** The present one of somebody who has an account, else the one to be. */
  password: string
  /** When given, the invitation must be for this address. */
  email?: string
  /** The tenant of the host or of X-Tenant, which must be the invitation's. */
  hostTenant: Tenant | undefined
  /** What the browser is known by. */
  device: KnownDevice | undefined
  origin: RequestOrigin
}

/**
 * Makes whoever holds an invitation's link a member. The link proves the mailbox, so the address
 * counts as verified.
 *
 * @throws invitation_not_found (404), invitation_closed (410), credentials_invalid (401), login_throttled (429),
 * name_missing, new_password_too_short (400), already_member (409)
 */
export async function acceptInvitation(parts: IdentityParts, acceptance: Acceptance): Promise<Entrance> {
  const { invitation, tenant } = await openInvitation(parts, acceptance)
  const identity = await provePerson(parts, invitation, acceptance, tenant.locale)

  const already = await parts.withTenant({ tenant, actor: { kind: 'system', name: 'accept-invitation' } }, (scope) =>
    findMember(scope, { identityId: identity.id }),
  )
  if (already !== undefined) throw invitationErrors.already_member()
  const { role } = invitation
  await addMember(parts, { tenantId: tenant.id, memberId: newId<MemberId>(), identityId: identity.id, role })
  const claimed = await parts.control.acrossTenants(async (scope) => {
    if (!(await claimInvitation(scope, invitation.id))) return false
    await recordControlAct(
      scope,
      { actor: { kind: 'system', name: 'accept-invitation' }, origin: acceptance.origin, tenantId: tenant.id },
      {
        action: 'invitation.accepted',
        targetKind: 'invitation',
        targetId: invitation.id,
        after: { identity_id: identity.id, email: identity.email, role },
      },
    )
    return true
  })
  if (!claimed) await undoUnlessAccepted(parts, tenant, invitation, identity.id)
  return { identity, place: { realm: 'tenant', tenant, partnerId: null } }
}

/** The invitation behind a token, while it is open. @throws invitation_not_found, invitation_closed */
export async function openInvitation(
  parts: IdentityParts,
  link: { token: string; email?: string | undefined; hostTenant: Tenant | undefined },
): Promise<{ invitation: InvitationRow; tenant: Tenant }> {
  const hash = hashToken(link.token).toString('hex')
  const invitation = await parts.control.acrossTenants((scope) => findInvitationByHash(scope, hash))
  if (invitation === undefined) throw invitationErrors.invitation_not_found()
  // Another tenant's page must not tell that the link is good elsewhere.
  if (link.hostTenant !== undefined && link.hostTenant.id !== invitation.tenant_id)
    throw invitationErrors.invitation_not_found()
  if (link.email !== undefined && link.email !== invitation.email.toLowerCase())
    throw invitationErrors.invitation_not_found()
  const open = invitation.accepted_at === null && invitation.revoked_at === null
  if (!open || invitation.expires_at <= parts.clock.now()) throw invitationErrors.invitation_closed()
  const tenant = await parts.tenants.find({ id: invitation.tenant_id })
  if (tenant === undefined) throw invitationErrors.invitation_not_found()
  return { invitation, tenant }
}

/**
 * The membership came before the claim, because a claim without a membership would leave somebody outside with a used
 * link. If the link was revoked in between, the membership goes again; if the same person accepted twice at once, it stays.
 */
async function undoUnlessAccepted(
  parts: IdentityParts,
  tenant: Tenant,
  invitation: InvitationRow,
  identityId: IdentityId,
): Promise<void> {
  const now = await parts.control.acrossTenants((scope) => findInvitation(scope, tenant.id, invitation.id))
  if (now?.accepted_at) return
  await parts.control.acrossTenants((scope) => deleteMembership(scope, { tenantId: tenant.id, identityId }))
  await parts.withTenant({ tenant, actor: { kind: 'system', name: 'accept-invitation' } }, async (scope) => {
    const member = await findMember(scope, { identityId })
    if (member !== undefined) await deleteMemberRow(scope, member.id)
  })
  await parts.changes.publish('identity', identityId)
  throw invitationErrors.invitation_closed()
}
