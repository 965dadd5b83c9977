import type { TokenPair } from '@recado/contracts/auth'
import type { IdentityId, SessionId } from '@recado/contracts/ids'
import type { z } from 'zod'
import { newId } from '../../../platform/ids.ts'
import { hashToken, newToken } from '../../../platform/secrets/index.ts'
import type { PlatformScope } from '../../../tenancy/control-scope.ts'
import type { Tenant } from '../../../tenancy/tenant.ts'
import type { RequestOrigin } from '../../../tenancy/tenant-scope.ts'
import type { IdentityParts } from '../../identity-parts.ts'
import { ACCESS_TOKEN_SECONDS, insertRefreshToken, insertSession } from '../../sessions/index.ts'
import type { Entrance } from './entrance.ts'
import { originOf } from './places.ts'

const REFRESH_DAYS = 30

/** What signing in or refreshing gives; `refresh_token` is always there, whoever answers decides how it travels. */
export type IssuedTokens = z.output<typeof TokenPair> & { refresh_token: string }

/** Begins a family of refresh tokens for somebody who proved who they are. */
export async function startSession(
  parts: IdentityParts,
  { origin, ...entrance }: Entrance & { origin: RequestOrigin },
): Promise<IssuedTokens> {
  const begun = await parts.control.acrossTenants((scope) => beginSession(scope, entrance, origin))
  const { identity, place } = entrance
  return describeTokens(parts, { identityId: identity.id, email: identity.email, tenant: place.tenant, ...begun })
}

export interface SessionStart {
  sessionId: SessionId
  refresh: RefreshToken
}

/** The rows of a session and its first refresh token. */
export async function beginSession(
  scope: PlatformScope,
  { identity, place, impersonatorId }: Entrance,
  origin: RequestOrigin,
): Promise<SessionStart> {
  const sessionId = newId<SessionId>()
  await insertSession(scope, {
    id: sessionId,
    identityId: identity.id,
    realm: place.realm,
    tenantId: place.tenant?.id ?? null,
    partnerId: place.partnerId,
    ...(impersonatorId === undefined ? {} : { impersonatorId }),
    userAgent: origin.userAgent,
    ip: origin.ip,
    expiresAt: refreshExpiry(scope),
  })
  return { sessionId, refresh: await issueRefreshToken(scope, sessionId) }
}

export interface RefreshToken {
  token: string
  expiresAt: Date
}

/** A new token of the family; only its hash is kept. */
export async function issueRefreshToken(scope: PlatformScope, sessionId: SessionId): Promise<RefreshToken> {
  const token = newToken('rt')
  const expiresAt = refreshExpiry(scope)
  await insertRefreshToken(scope, { hash: hashToken(token).toString('hex'), sessionId, expiresAt })
  return { token, expiresAt }
}

export function refreshExpiry(scope: Pick<PlatformScope, 'clock'>): Date {
  return new Date(scope.clock.now().getTime() + REFRESH_DAYS * 86_400_000)
}

/** The pair as it is answered, with an access token made for it. */
export async function describeTokens(
  parts: IdentityParts,
  issued: { identityId: IdentityId; email: string; sessionId: SessionId; tenant: Tenant | null; refresh: RefreshToken },
): Promise<IssuedTokens> {
  const { tenant, refresh } = issued
  return {
    access_token: await parts.tokens.issue({
      identityId: issued.identityId,
      sessionId: issued.sessionId,
      tenantId: tenant?.id ?? null,
      email: issued.email,
    }),
    token_type: 'Bearer',
    expires_in: ACCESS_TOKEN_SECONDS,
    refresh_token: refresh.token,
    refresh_expires_at: refresh.expiresAt,
    tenant_id: tenant?.id ?? null,
    tenant_slug: tenant?.slug ?? null,
    console_url: originOf(parts.config, tenant),
  }
}
