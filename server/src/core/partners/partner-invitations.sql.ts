import type { PartnerId } from '@recado/contracts/ids'
import type { PlatformScope } from '../../tenancy/control-scope.ts'
import { claimOpenInvitation, PARTNER_INVITATIONS, revokeOpenInvitation } from '../../tenancy/open-invitations.sql.ts'

export interface PartnerInvitation {
  id: string
  partner_id: PartnerId
  email: string
  name: string | null
  invited_by_name: string
  expires_at: Date
  accepted_at: Date | null
  revoked_at: Date | null
}

/** Stores an open invitation; an open one for the same address is replaced, so that only the newest link works. */
export async function insertPartnerInvitation(
  scope: PlatformScope,
  invitation: Omit<PartnerInvitation, 'accepted_at' | 'revoked_at'> & { tokenHash: string },
): Promise<void> {
  const now = scope.clock.now()
  const { tokenHash, ...row } = invitation
  await revokeOpenInvitation(scope, PARTNER_INVITATIONS, { ownerId: row.partner_id, email: row.email })
  await scope.control
    .insertInto('partner_invitations')
    .values({ ...row, token_hash: tokenHash, created_at: now })
    .execute()
}

export async function findPartnerInvitation(
  scope: PlatformScope,
  tokenHash: string,
): Promise<PartnerInvitation | undefined> {
  const row = await scope.control
    .selectFrom('partner_invitations')
    .select(['id', 'partner_id', 'email', 'name', 'invited_by_name', 'expires_at', 'accepted_at', 'revoked_at'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row
}

/** @returns false when it was accepted, replaced or has expired. */
export function claimPartnerInvitation(scope: PlatformScope, id: string): Promise<boolean> {
  return claimOpenInvitation(scope, PARTNER_INVITATIONS, id)
}
