import type { InvitationPreview } from '@recado/contracts/invitations'
import type { z } from 'zod'
import { hashToken } from '../../platform/secrets/index.ts'
import { recordControlAct } from '../../tenancy/record-act.ts'
import type { Tenant } from '../../tenancy/tenant.ts'
import { findIdentityByEmail, provePerson } from '../accounts/index.ts'
import type { IdentityParts } from '../identity-parts.ts'
import { invitationErrors } from '../invitations/index.ts'
import {
  claimPartnerInvitation,
  findPartnerInvitation,
  findPartnerRow,
  insertPartnerMember,
  PARTNER_INVITATION_PREFIX,
  type PartnerInvitation,
  type PartnerRow,
} from '../partners/index.ts'
import { type Acceptance, acceptInvitation } from './sign-in/accept-invitation.ts'
import type { Entrance } from './sign-in/entrance.ts'
import { previewInvitation } from './sign-in/preview-invitation.ts'

interface Link {
  token: string
  /** The tenant of the host or of X-Tenant. */
  hostTenant: Tenant | undefined
}

/** What the page behind an invitation's link shows. @throws invitation_not_found (404), invitation_closed (410) */
export async function previewAnyInvitation(
  parts: IdentityParts,
  link: Link,
): Promise<z.output<typeof InvitationPreview>> {
  if (!isForPartner(link)) return previewInvitation(parts, link)
  const { invitation, partner } = await openPartnerInvitation(parts, link)
  const known = await parts.control.acrossTenants((scope) => findIdentityByEmail(scope, invitation.email))
  return {
    email: invitation.email,
    role: 'partner_admin',
    tenant_name: partner.name,
    invited_by: invitation.invited_by_name,
    has_account: known !== undefined && known.password_hash !== null,
  }
}

/**
 * Makes whoever holds an invitation's link a member of the tenant, or an administrator of the partner.
 * @throws what `acceptInvitation` and `provePerson` throw
 */
export async function acceptAnyInvitation(parts: IdentityParts, acceptance: Acceptance): Promise<Entrance> {
  if (!isForPartner(acceptance)) return acceptInvitation(parts, acceptance)
  const { invitation, partner } = await openPartnerInvitation(parts, acceptance)
  const identity = await provePerson(parts, invitation, acceptance, 'pt-BR')
  await parts.control.acrossTenants(async (scope) => {
    if (!(await claimPartnerInvitation(scope, invitation.id))) throw invitationErrors.invitation_closed()
    await insertPartnerMember(scope, { partnerId: partner.id, identityId: identity.id })
    await scope.notifyChanged('identity', identity.id)
    await recordControlAct(
      scope,
      { actor: { kind: 'system', name: 'accept-invitation' }, origin: acceptance.origin, partnerId: partner.id },
      {
        action: 'partner.administrator_joined',
        targetKind: 'partner',
        targetId: partner.id,
        after: { identity_id: identity.id, email: identity.email },
      },
    )
  })
  return { identity, place: { realm: 'partner', tenant: null, partnerId: partner.id } }
}

function isForPartner({ token }: Link): boolean {
  return token.startsWith(`${PARTNER_INVITATION_PREFIX}_`)
}

/** On a tenant's page the link is nobody's. */
async function openPartnerInvitation(
  parts: IdentityParts,
  { token, hostTenant }: Link,
): Promise<{ invitation: PartnerInvitation; partner: PartnerRow }> {
  const { invitation, partner } = await parts.control.acrossTenants(async (scope) => {
    const found = await findPartnerInvitation(scope, hashToken(token).toString('hex'))
    return { invitation: found, partner: found && (await findPartnerRow(scope, found.partner_id)) }
  })
  if (invitation === undefined || partner === undefined || hostTenant !== undefined)
    throw invitationErrors.invitation_not_found()
  const open = invitation.accepted_at === null && invitation.revoked_at === null && partner.status === 'active'
  if (!open || invitation.expires_at <= parts.clock.now()) throw invitationErrors.invitation_closed()
  return { invitation, partner }
}
