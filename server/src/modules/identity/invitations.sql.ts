import type { IdentityId, InvitationId, TenantId } from '@recado/contracts/ids'
import type { ControlScope, PlatformScope } from '../../tenancy/control-scope.ts'

export interface NewInvitation {
  id: InvitationId
  tenantId: TenantId
  email: string
  name: string | null
  role: string
  tokenHash: string
  invitedBy: IdentityId | null
  invitedByName: string
  expiresAt: Date
}

/** Stores an open invitation; an open one for the same address is replaced, so that only the newest link works. */
export async function insertInvitation(scope: ControlScope | PlatformScope, invitation: NewInvitation): Promise<void> {
  await scope.control
    .updateTable('invitations')
    .set({ revoked_at: scope.clock.now() })
    .where('tenant_id', '=', invitation.tenantId)
    .where('email', '=', invitation.email)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
  await scope.control
    .insertInto('invitations')
    .values({
      id: invitation.id,
      tenant_id: invitation.tenantId,
      email: invitation.email,
      name: invitation.name,
      role: invitation.role,
      token_hash: invitation.tokenHash,
      invited_by: invitation.invitedBy,
      invited_by_name: invitation.invitedByName,
      created_at: scope.clock.now(),
      expires_at: invitation.expiresAt,
    })
    .execute()
}
