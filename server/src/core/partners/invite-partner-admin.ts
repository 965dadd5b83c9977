import type { PartnerId } from '@recado/contracts/ids'
import type { Locale } from '@recado/contracts/wire'
import { newId } from '../../platform/ids.ts'
import { hashToken, newToken } from '../../platform/secrets/index.ts'
import type { PlatformScope } from '../../tenancy/control-scope.ts'
import { insertPartnerInvitation } from './partner-invitations.sql.ts'

/** First word of its tokens, by which a link's page tells it from an invitation to a tenant. */
export const PARTNER_INVITATION_PREFIX = 'inv_partner'
const VALID_DAYS = 7

export interface PartnerAdminInvitation {
  partner: { id: PartnerId; name: string }
  email: string
  name: string | undefined
  locale: Locale
  invitedByName: string
  /** Origin of the platform's pages, where the link leads. */
  publicUrl: string
}

/** Stores an invitation and, in the same transaction, the mail with its link: whoever opens it has the mailbox. */
export async function invitePartnerAdmin(scope: PlatformScope, invitation: PartnerAdminInvitation): Promise<void> {
  const { partner, email, name, locale, invitedByName, publicUrl } = invitation
  const token = newToken(PARTNER_INVITATION_PREFIX)
  await insertPartnerInvitation(scope, {
    id: newId<string>(),
    partner_id: partner.id,
    email,
    name: name ?? null,
    invited_by_name: invitedByName,
    expires_at: new Date(scope.clock.now().getTime() + VALID_DAYS * 86_400_000),
    tokenHash: hashToken(token).toString('hex'),
  })
  await scope.jobs.enqueue('mail.send', {
    kind: 'partner_invitation',
    to: email,
    locale,
    tenant_id: null,
    params: {
      name: name ?? '',
      company: partner.name,
      invited_by: invitedByName,
      url: `${publicUrl}/convite/${token}`,
      days: VALID_DAYS,
    },
  })
}
