import type { IdentityId, InvitationId, TenantId } from '@recado/contracts/ids'
import type { Locale } from '@recado/contracts/wire'
import { newId } from '../../platform/ids.ts'
import { hashToken, newToken } from '../../platform/secrets/index.ts'
import type { ControlScope, PlatformScope } from '../../tenancy/control-scope.ts'
import { insertInvitation } from './invitations.sql.ts'

const VALID_DAYS = 7

export interface Invitation {
  tenantId: TenantId
  tenantName: string
  email: string
  name: string | null
  role: string
  locale: Locale
  invitedBy: IdentityId | null
  invitedByName: string
  /** Origin of the tenant's console, where the link leads. */
  consoleUrl: string
}

/** Stores an invitation and, in the same transaction, the mail that carries its link; the token itself is kept nowhere. */
export async function invite(scope: ControlScope | PlatformScope, invitation: Invitation): Promise<InvitationId> {
  const id = newId<InvitationId>()
  const token = newToken('inv')
  const expiresAt = new Date(scope.clock.now().getTime() + VALID_DAYS * 86_400_000)
  await insertInvitation(scope, {
    id,
    tenantId: invitation.tenantId,
    email: invitation.email,
    name: invitation.name,
    role: invitation.role,
    tokenHash: hashToken(token).toString('hex'),
    invitedBy: invitation.invitedBy,
    invitedByName: invitation.invitedByName,
    expiresAt,
  })
  await scope.jobs.enqueue('mail.send', {
    kind: 'invitation',
    to: invitation.email,
    locale: invitation.locale,
    tenant_id: invitation.tenantId,
    params: {
      name: invitation.name ?? '',
      company: invitation.tenantName,
      invited_by: invitation.invitedByName,
      url: `${invitation.consoleUrl}/convite/${token}`,
      days: VALID_DAYS,
    },
  })
  return id
}
