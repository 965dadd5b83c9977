import type { SessionId, TenantId } from '@recado/contracts/ids'
import { hashToken } from '../../../platform/secrets/index.ts'
import type { PlatformScope } from '../../../tenancy/control-scope.ts'
import { recordControlAct } from '../../../tenancy/record-act.ts'
import type { Tenant } from '../../../tenancy/tenant.ts'
import type { RequestOrigin } from '../../../tenancy/tenant-scope.ts'
import { getIdentity, sendMail } from '../../accounts/index.ts'
import type { IdentityParts } from '../../identity-parts.ts'
import { findMemberRights } from '../../members/index.ts'
import {
  consumeRefreshToken,
  findLiveSession,
  findRefreshToken,
  getSessionOwner,
  type LiveSession,
  revokeSessions,
  sessionErrors,
  touchSession,
  wasReplacedSince,
} from '../../sessions/index.ts'
import { choosePlaceToSwitchTo, mailPlaceOf } from './places.ts'
import {
  describeTokens,
  type IssuedTokens,
  issueRefreshToken,
  type RefreshToken,
  refreshExpiry,
} from './start-session.ts'

/**
 * Two tabs that wake together, or a client that retries an answer it did not get, send one token twice within moments.
 * The later one gets no tokens either way, so for this long it is told to look for the new token instead of ending the
 * family; a thief gains nothing by it but silence for two seconds. After that a used token is a stolen one.
 */
const GRACE_MS = 2_000

export interface RefreshRequest {
  token: string
  /** Slug or id of another tenant of the same person, to switch to. */
  tenant: string | undefined
  /** What the session must speak for on the host that asks: a tenant, or none of them (null). Undefined: for anything. */
  speaksFor: TenantId | null | undefined
  origin: RequestOrigin
}

type Rotation =
  | { outcome: 'rotated'; session: LiveSession; refresh: RefreshToken }
  | { outcome: 'unknown' }
  | { outcome: 'superseded' }
  | { outcome: 'reused'; ended: readonly SessionId[] }

/**
 * Trades a refresh token for a new pair; the token works once, and on a tenant's host only for that tenant.
 * @throws refresh_invalid (401), refresh_superseded (409), refresh_reused (401: the family is ended),
 * membership_missing (403)
 */
export async function refreshSession(parts: IdentityParts, request: RefreshRequest): Promise<IssuedTokens> {
  const hash = hashToken(request.token).toString('hex')
  const target = request.tenant === undefined ? undefined : await findTarget(parts, hash, request.tenant)
  const rotation = await parts.control.acrossTenants((scope) => rotate(parts, scope, hash, target, request))
  if (rotation.outcome === 'unknown') throw sessionErrors.refresh_invalid()
  if (rotation.outcome === 'superseded') throw sessionErrors.refresh_superseded()
  if (rotation.outcome === 'reused') {
    for (const id of rotation.ended) await parts.changes.publish('session', id)
    throw sessionErrors.refresh_reused()
  }

  const { session, refresh } = rotation
  if (target !== undefined) await parts.changes.publish('session', session.id)
  const tenant = target ?? (await findSessionTenant(parts, session))
  return describeTokens(parts, {
    identityId: session.identity_id,
    email: session.email,
    sessionId: session.id,
    tenant,
    refresh,
  })
}

async function rotate(
  parts: IdentityParts,
  scope: PlatformScope,
  hash: string,
  target: Tenant | undefined,
  { speaksFor, origin }: RefreshRequest,
): Promise<Rotation> {
  const sessionId = await consumeRefreshToken(scope, hash)
  if (sessionId === undefined) return judgeRefusal(parts, scope, hash, origin)
  const session = await findLiveSession(scope, sessionId)
  if (session === undefined) {
    // Another tab of this browser asks before the answer of a hand-over brought the cookie that took this one's place.
    const since = new Date(scope.clock.now().getTime() - GRACE_MS)
    return { outcome: (await wasReplacedSince(scope, sessionId, since)) ? 'superseded' : 'unknown' }
  }
  // Thrown, so that the token is not used up: on its own host it is as good as before.
  if (speaksFor !== undefined && (target?.id ?? session.tenant_id) !== speaksFor) throw sessionErrors.refresh_invalid()
  await touchSession(scope, sessionId, {
    ip: origin.ip,
    userAgent: origin.userAgent,
    expiresAt: refreshExpiry(scope),
    ...(target === undefined ? {} : { tenantId: target.id }),
  })
  // The access tokens that are out speak for the tenant that was left.
  if (target !== undefined) await scope.notifyChanged('session', sessionId)
  return { outcome: 'rotated', session, refresh: await issueRefreshToken(scope, sessionId) }
}

/** Why a token was not taken: never ours or too old, used a moment ago, or used before: then its family ends. */
async function judgeRefusal(
  parts: IdentityParts,
  scope: PlatformScope,
  hash: string,
  origin: RequestOrigin,
): Promise<Rotation> {
  const token = await findRefreshToken(scope, hash)
  if (token === undefined || token.consumedAt === null) return { outcome: 'unknown' }
  if (scope.clock.now().getTime() - token.consumedAt.getTime() <= GRACE_MS) return { outcome: 'superseded' }
  const owner = await getSessionOwner(scope, token.sessionId)
  const ended = await revokeSessions(scope, { identityId: owner.identity_id, id: owner.id }, 'refresh_reused')
  // A family that had ended already is no news.
  if (ended.length === 0) return { outcome: 'reused', ended }
  await recordControlAct(
    scope,
    {
      actor: { kind: 'system', name: 'refresh' },
      origin,
      ...(owner.tenant_id === null ? {} : { tenantId: owner.tenant_id }),
      ...(owner.partner_id === null ? {} : { partnerId: owner.partner_id }),
    },
    {
      action: 'session.revoked',
      targetKind: 'session',
      targetId: owner.id,
      after: { reason: 'refresh_reused', identity_id: owner.identity_id },
    },
  )
  const { tenant_id: tenantId, slug } = owner
  const place = mailPlaceOf(parts.config, tenantId === null || slug === null ? null : { id: tenantId, slug })
  await sendMail(scope, 'security_refresh_reused', await getIdentity(scope, owner.identity_id), place, {
    ip: origin.ip,
  })
  return { outcome: 'reused', ended }
}

async function findTarget(parts: IdentityParts, hash: string, name: string): Promise<Tenant | undefined> {
  const owner = await parts.control.acrossTenants(async (scope) => {
    const token = await findRefreshToken(scope, hash)
    // A token that is unknown or used gets its proper answer from rotate().
    return token === undefined || token.consumedAt !== null ? undefined : getSessionOwner(scope, token.sessionId)
  })
  if (owner === undefined) return undefined
  // A visitor was let into one tenant, not into what else the person may enter.
  if (owner.impersonator_id !== null) throw sessionErrors.impersonation_forbidden()
  return choosePlaceToSwitchTo(parts, owner.identity_id, name)
}

/** @throws refresh_invalid when the person is disabled there. */
async function findSessionTenant(parts: IdentityParts, session: LiveSession): Promise<Tenant | null> {
  if (session.tenant_id === null) return null
  const tenant = await parts.tenants.find({ id: session.tenant_id })
  if (tenant === undefined) throw sessionErrors.refresh_invalid()
  const { member_id: memberId } = session
  if (memberId === null) return tenant
  const rights = await parts.withTenant({ tenant, actor: { kind: 'system', name: 'refresh' } }, (scope) =>
    findMemberRights(scope, memberId),
  )
  if (rights === undefined) throw sessionErrors.refresh_invalid()
  return tenant
}
