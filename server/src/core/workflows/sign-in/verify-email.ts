import type { IdentityId } from '@recado/contracts/ids'
import { hashToken } from '../../../platform/secrets/index.ts'
import type { Tenant } from '../../../tenancy/tenant.ts'
import { accountErrors, consumeOneTimeToken, getIdentity, sendLink, updateIdentity } from '../../accounts/index.ts'
import type { IdentityParts } from '../../identity-parts.ts'
import { mailPlaceOf } from './places.ts'

/** Marks the address behind a link as its owner's. @throws link_invalid (410) */
export async function verifyEmail(parts: Pick<IdentityParts, 'control'>, token: string): Promise<void> {
  const hash = hashToken(token).toString('hex')
  await parts.control.acrossTenants(async (scope) => {
    const identityId = await consumeOneTimeToken(scope, hash, 'verify_email')
    if (identityId === undefined) throw accountErrors.link_invalid()
    await updateIdentity(scope, identityId, { email_verified_at: scope.clock.now() })
  })
}

/** Sends the link again, at most once a minute; nothing to somebody who is verified. */
export async function resendVerification(
  parts: IdentityParts,
  identityId: IdentityId,
  tenant: Tenant | undefined,
): Promise<void> {
  await parts.control.acrossTenants(async (scope) => {
    const identity = await getIdentity(scope, identityId)
    if (identity.email_verified_at !== null) return
    await sendLink(scope, 'verify_email', identity, mailPlaceOf(parts.config, tenant))
  })
}
