import type { IdentityId, SessionId } from '@recado/contracts/ids'
import { hashToken } from '../../platform/secrets/index.ts'
import type { IdentityParts } from '../identity-parts.ts'
import { findRefreshToken } from './refresh-tokens.sql.ts'
import { getSessionOwner, type RevocationReason, revokeSessions } from './sessions.sql.ts'

/** Signs out by any refresh token of the family, also a used one: ending it harms nobody. Unknown tokens do nothing. */
export async function signOutByToken(parts: IdentityParts, token: string): Promise<void> {
  const owner = await parts.control.acrossTenants(async (scope) => {
    const found = await findRefreshToken(scope, hashToken(token).toString('hex'))
    return found === undefined ? undefined : getSessionOwner(scope, found.sessionId)
  })
  if (owner !== undefined) await endSession(parts, owner.identity_id, owner.id, 'signed_out')
}

/** Ends one session of a person; its access tokens stop on every node. False when the person has no such live session. */
export async function endSession(
  parts: Pick<IdentityParts, 'control' | 'changes'>,
  identityId: IdentityId,
  id: SessionId,
  reason: RevocationReason,
): Promise<boolean> {
  const ended = await parts.control.asIdentity(identityId, (scope) => revokeSessions(scope, { identityId, id }, reason))
  for (const sessionId of ended) await parts.changes.publish('session', sessionId)
  return ended.length > 0
}
