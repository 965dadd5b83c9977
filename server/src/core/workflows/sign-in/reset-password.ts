import type { TenantId } from '@recado/contracts/ids'
import { hashToken } from '../../../platform/secrets/index.ts'
import { recordControlAct } from '../../../tenancy/record-act.ts'
import type { Tenant } from '../../../tenancy/tenant.ts'
import type { RequestOrigin } from '../../../tenancy/tenant-scope.ts'
import {
  accountErrors,
  consumeAllOneTimeTokens,
  consumeOneTimeToken,
  findIdentityByEmail,
  findOneTimeToken,
  getIdentity,
  RESET_LINK_JOB,
  type ResetRequest,
  sendLink,
  sendMail,
  updateIdentity,
} from '../../accounts/index.ts'
import type { IdentityParts } from '../../identity-parts.ts'
import { findPlaces } from '../../members/index.ts'
import { revokeSessions } from '../../sessions/index.ts'
import { mailPlaceOf } from './places.ts'

/**
 * Asks for a link for whoever has the address. Whether somebody has it is looked up by a job: this does the same work,
 * and takes the same time, for an address nobody has.
 */
export async function requestPasswordReset(
  parts: Pick<IdentityParts, 'control'>,
  { email, hostTenant }: { email: string; hostTenant: Tenant | undefined },
): Promise<void> {
  const payload: ResetRequest = { email, tenant_id: hostTenant?.id ?? null }
  await parts.control.acrossTenants((scope) => scope.jobs.enqueue(RESET_LINK_JOB, payload))
}

/** Sends the link, with the brand of the tenant asked on if the person works there; to an address nobody has, nothing. */
export async function sendResetLink(parts: IdentityParts, { email, tenant_id }: ResetRequest): Promise<void> {
  const tenant = tenant_id === null ? undefined : await parts.tenants.find({ id: tenant_id as TenantId })
  await parts.control.acrossTenants(async (scope) => {
    const identity = await findIdentityByEmail(scope, email)
    if (identity === undefined) return
    const places = await findPlaces(scope, identity.id)
    const theirs = places.tenants.some(({ id }) => id === tenant?.id) ? tenant : undefined
    await sendLink(scope, 'reset_password', identity, mailPlaceOf(parts.config, theirs))
  })
}

/**
 * Sets a new password by a link and ends every session of the person. The link also proves the mailbox.
 * @throws link_invalid (410)
 */
export async function resetPassword(
  parts: IdentityParts,
  { token, password, origin }: { token: string; password: string; origin: RequestOrigin },
): Promise<void> {
  const tokenHash = hashToken(token).toString('hex')
  // Looked at before the hashing, so that made-up links cost us nothing; consumed after it.
  const asked = await parts.control.acrossTenants((scope) => findOneTimeToken(scope, tokenHash, 'reset_password'))
  if (asked === undefined) throw accountErrors.link_invalid()
  const hash = await parts.passwords.hash(password)
  const ended = await parts.control.acrossTenants(async (scope) => {
    const identityId = await consumeOneTimeToken(scope, tokenHash, 'reset_password')
    if (identityId === undefined) throw accountErrors.link_invalid()
    await updateIdentity(scope, identityId, { password_hash: hash, email_verified_at: scope.clock.now() })
    await consumeAllOneTimeTokens(scope, identityId, 'reset_password')
    await recordControlAct(
      scope,
      { actor: { kind: 'system', name: 'reset-password' }, origin },
      { action: 'identity.password_reset', targetKind: 'identity', targetId: identityId },
    )
    await sendMail(scope, 'password_changed', await getIdentity(scope, identityId), mailPlaceOf(parts.config, null))
    return revokeSessions(scope, { identityId }, 'password_reset')
  })
  for (const id of ended) await parts.changes.publish('session', id)
}
