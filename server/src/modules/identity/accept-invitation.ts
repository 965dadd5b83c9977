import type { IdentityId, MemberId } from '@recado/contracts/ids'
import { NewPassword } from '@recado/contracts/wire'
import { newId } from '../../platform/ids.ts'
import { hashToken } from '../../platform/secrets/index.ts'
import { recordControlAct } from '../../tenancy/record-act.ts'
import type { Tenant } from '../../tenancy/tenant.ts'
import type { RequestOrigin } from '../../tenancy/tenant-scope.ts'
import { addMember } from './add-member.ts'
import { errors } from './errors.ts'
import { findIdentityByEmail, type Identity, insertIdentity, updateIdentity } from './identities.sql.ts'
import { claimInvitation, findInvitation, findInvitationByHash, type InvitationRow } from './invitations.sql.ts'
import { deleteMemberRow, findMember } from './members.sql.ts'
import { deleteMembership } from './memberships.sql.ts'
import type { IdentityParts } from './parts.ts'
import { type IssuedTokens, startSession } from './start-session.ts'

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
  origin: RequestOrigin
}

/**
 * Makes whoever holds an invitation's link a member, and signs them in. The link proves the mailbox, so the address
 * counts as verified.
 *
 * @throws invitation_not_found (404), invitation_closed (410), credentials_invalid (401), login_throttled (429),
 * name_missing, new_password_too_short (400), already_member (409)
 */
export async function acceptInvitation(parts: IdentityParts, acceptance: Acceptance): Promise<IssuedTokens> {
  const { invitation, tenant } = await openInvitation(parts, acceptance)
  await parts.throttle.attempt(invitation.email, acceptance.origin.ip)
  const identity = await provePerson(parts, invitation, acceptance, tenant)
  await parts.throttle.succeeded(invitation.email, acceptance.origin.ip)

  const already = await parts.withTenant({ tenant, actor: { kind: 'system', name: 'accept-invitation' } }, (scope) =>
    findMember(scope, { identityId: identity.id }),
  )
  if (already !== undefined) throw errors.already_member()
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
  return startSession(parts, {
    identity,
    place: { realm: 'tenant', tenant, partnerId: null },
    origin: acceptance.origin,
  })
}

/** The invitation behind a token, while it is open. @throws invitation_not_found, invitation_closed */
export async function openInvitation(
  parts: IdentityParts,
  link: { token: string; email?: string | undefined; hostTenant: Tenant | undefined },
): Promise<{ invitation: InvitationRow; tenant: Tenant }> {
  const hash = hashToken(link.token).toString('hex')
  const invitation = await parts.control.acrossTenants((scope) => findInvitationByHash(scope, hash))
  if (invitation === undefined) throw errors.invitation_not_found()
  // Another tenant's page must not tell that the link is good elsewhere.
  if (link.hostTenant !== undefined && link.hostTenant.id !== invitation.tenant_id) throw errors.invitation_not_found()
  if (link.email !== undefined && link.email !== invitation.email.toLowerCase()) throw errors.invitation_not_found()
  const open = invitation.accepted_at === null && invitation.revoked_at === null
  if (!open || invitation.expires_at <= parts.clock.now()) throw errors.invitation_closed()
  const tenant = await parts.tenants.find({ id: invitation.tenant_id })
  if (tenant === undefined) throw errors.invitation_not_found()
  return { invitation, tenant }
}

/** Costs one hash for somebody known and for somebody new. */
async function provePerson(
  parts: IdentityParts,
  invitation: InvitationRow,
  { password, name }: Acceptance,
  tenant: Tenant,
): Promise<Identity> {
  const known = await parts.control.acrossTenants((scope) => findIdentityByEmail(scope, invitation.email))
  if (known !== undefined && known.password_hash !== null) {
    if (!(await parts.passwords.matches(known.password_hash, password))) throw errors.credentials_invalid()
    return markVerified(parts, known)
  }
  if (!NewPassword.safeParse(password).success) throw errors.new_password_too_short()
  const chosen = name ?? invitation.name ?? known?.name
  if (chosen === undefined) throw errors.name_missing()
  const identity: Identity = {
    id: known?.id ?? newId<IdentityId>(),
    email: invitation.email,
    name: chosen,
    password_hash: await parts.passwords.hash(password),
    email_verified_at: parts.clock.now(),
    locale: known?.locale ?? tenant.locale,
  }
  const stored = await parts.control.acrossTenants(async (scope) => {
    if (known === undefined) return insertIdentity(scope, identity)
    await updateIdentity(scope, known.id, {
      name: identity.name,
      password_hash: identity.password_hash ?? '',
      email_verified_at: identity.email_verified_at ?? parts.clock.now(),
    })
    return true
  })
  if (!stored) throw errors.registration_refused()
  return identity
}

async function markVerified(parts: IdentityParts, identity: Identity): Promise<Identity> {
  if (identity.email_verified_at !== null) return identity
  const now = parts.clock.now()
  await parts.control.acrossTenants((scope) => updateIdentity(scope, identity.id, { email_verified_at: now }))
  return { ...identity, email_verified_at: now }
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
  throw errors.invitation_closed()
}
