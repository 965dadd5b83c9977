import type { SessionId } from '@recado/contracts/ids'
import { hashToken } from '../../../platform/secrets/index.ts'
import type { PlatformScope } from '../../../tenancy/control-scope.ts'
import type { Tenant } from '../../../tenancy/tenant.ts'
import type { RequestOrigin } from '../../../tenancy/tenant-scope.ts'
import { getIdentity, type Identity } from '../../accounts/index.ts'
import type { IdentityParts } from '../../identity-parts.ts'
import {
  consumeHandOver,
  findHandOverForUpdate,
  findLiveSession,
  findRefreshToken,
  type HandOver,
  type LiveSession,
  revokeSessions,
  sessionErrors,
} from '../../sessions/index.ts'
import { choosePlace } from './places.ts'
import { beginSession, describeTokens, type IssuedTokens, type SessionStart } from './start-session.ts'

export interface Arrival {
  code: string
  /** What the browser was given on this host before it left for the code. */
  nonce: string | undefined
  host: string
  tenant: Tenant
  /** The refresh token that the browser has on this host. */
  presentToken: string | undefined
  /** Whether a session of somebody else may be replaced. */
  replace: boolean
  origin: RequestOrigin
}

type Outcome =
  | { outcome: 'closed' }
  | { outcome: 'asked'; present: LiveSession; next: Identity }
  | { outcome: 'arrived'; handOver: HandOver; identity: Identity; begun: SessionStart; ended: SessionId[] }

/**
 * Ends a hand-over: a session on the tenant's host for the browser that began it there. A code that is shown by another
 * browser, on another host or for another tenant is used up by that.
 *
 * @throws hand_over_closed (410), hand_over_replaces (409, with both names: nothing is used up, `replace` goes on)
 */
export async function arrive(parts: IdentityParts, arrival: Arrival): Promise<IssuedTokens> {
  const codeHash = hashToken(arrival.code).toString('hex')
  const result = await parts.control.acrossTenants((scope) => settle(scope, arrival, codeHash))
  if (result.outcome === 'closed') throw sessionErrors.hand_over_closed()
  if (result.outcome === 'asked') {
    const { present, next } = result
    throw sessionErrors.hand_over_replaces({
      extra: {
        present: { name: present.identity_name, email: present.email },
        next: { name: next.name, email: next.email },
      },
    })
  }
  const { handOver, identity, begun, ended } = result
  const { tenant } = arrival
  for (const id of ended) await parts.changes.publish('session', id)
  await requireStillWelcome(parts, handOver, identity, begun.sessionId, tenant)
  return describeTokens(parts, { identityId: identity.id, email: identity.email, tenant, ...begun })
}

async function settle(scope: PlatformScope, arrival: Arrival, codeHash: string): Promise<Outcome> {
  const handOver = await findHandOverForUpdate(scope, codeHash)
  if (handOver === undefined) return { outcome: 'closed' }
  if (!isBoundTo(handOver, arrival)) {
    await consumeHandOver(scope, handOver.id)
    return { outcome: 'closed' }
  }
  const identity = await getIdentity(scope, handOver.identity_id)
  const present = await findPresentSession(scope, arrival)
  const isAnother =
    present !== undefined &&
    (present.identity_id !== handOver.identity_id || present.impersonator_id !== handOver.impersonator_id)
  if (isAnother && !handOver.replaces && !arrival.replace) return { outcome: 'asked', present, next: identity }
  await consumeHandOver(scope, handOver.id)
  const ended =
    present === undefined
      ? []
      : await revokeSessions(scope, { identityId: present.identity_id, id: present.id }, 'replaced')
  const begun = await beginSession(
    scope,
    {
      identity,
      place: { realm: 'tenant', tenant: arrival.tenant, partnerId: null },
      ...(handOver.impersonator_id === null ? {} : { impersonatorId: handOver.impersonator_id }),
    },
    arrival.origin,
  )
  return { outcome: 'arrived', handOver, identity, begun, ended }
}

function isBoundTo(handOver: HandOver, { nonce, host, tenant }: Arrival): boolean {
  return (
    nonce !== undefined &&
    handOver.challenge === challengeOf(nonce) &&
    handOver.host === host &&
    handOver.tenant_id === tenant.id
  )
}

/** What of a nonce may be shown to the other host. */
export function challengeOf(nonce: string): string {
  return hashToken(nonce).toString('base64url')
}

/** Whoever is signed in on this host in this browser. A cookie of another tenant's session is nobody here. */
async function findPresentSession(
  scope: PlatformScope,
  { presentToken, tenant }: Arrival,
): Promise<LiveSession | undefined> {
  if (presentToken === undefined) return undefined
  const token = await findRefreshToken(scope, hashToken(presentToken).toString('hex'))
  if (token === undefined || token.consumedAt !== null) return undefined
  const session = await findLiveSession(scope, token.sessionId)
  return session?.tenant_id === tenant.id ? session : undefined
}

/** A minute passed since the person was let go: they may have been disabled, or their partner suspended. */
async function requireStillWelcome(
  parts: IdentityParts,
  handOver: HandOver,
  identity: Identity,
  sessionId: SessionId,
  tenant: Tenant,
): Promise<void> {
  const live = await parts.control.acrossTenants((scope) => findLiveSession(scope, sessionId))
  const welcome =
    live !== undefined &&
    (handOver.impersonator_id !== null ||
      (await choosePlace(parts, identity, { hostTenant: tenant }).then(
        () => true,
        () => false,
      )))
  if (welcome) return
  await parts.control.acrossTenants((scope) =>
    revokeSessions(scope, { identityId: identity.id, id: sessionId }, 'membership_ended'),
  )
  throw sessionErrors.hand_over_closed()
}
