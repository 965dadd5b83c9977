import type { InvitationPreview } from '@recado/contracts/invitations'
import type { z } from 'zod'
import type { Tenant } from '../../../tenancy/tenant.ts'
import { findIdentityByEmail } from '../../accounts/index.ts'
import type { IdentityParts } from '../../identity-parts.ts'
import { openInvitation } from './accept-invitation.ts'

/** What an invitation's link may show before anybody signs in. @throws invitation_not_found (404), invitation_closed (410) */
export async function previewInvitation(
  parts: IdentityParts,
  link: { token: string; hostTenant: Tenant | undefined },
): Promise<z.output<typeof InvitationPreview>> {
  const { invitation, tenant } = await openInvitation(parts, link)
  const known = await parts.control.acrossTenants((scope) => findIdentityByEmail(scope, invitation.email))
  return {
    email: invitation.email,
    role: invitation.role,
    tenant_name: tenant.name,
    invited_by: invitation.invited_by_name,
    has_account: known !== undefined && known.password_hash !== null,
  }
}
