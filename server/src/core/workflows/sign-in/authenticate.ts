import type { SessionId, TenantId } from '@recado/contracts/ids'
import { LRUCache } from 'lru-cache'
import type { Clock } from '../../../platform/clock.ts'
import type { Logger } from '../../../platform/logger.ts'
import type { Actor } from '../../../tenancy/actor.ts'
import type { ChangeBus } from '../../../tenancy/change-bus.ts'
import type { Control } from '../../../tenancy/control-scope.ts'
import { VISITING_RIGHTS } from '../../../tenancy/roles.ts'
import type { TenantDirectory } from '../../../tenancy/tenant-directory.ts'
import type { WithTenant } from '../../../tenancy/tenant-scope.ts'
import { findMemberRights } from '../../members/index.ts'
import type { AccessClaims, AccessTokens } from '../../sessions/index.ts'
import { findLiveSession, type LiveSession } from '../../sessions/index.ts'
import { API_KEY_PREFIX, createApiKeyAuthenticator } from './authenticate-api-key.ts'

/** Who a request comes from, and which tenant its token speaks for. */
export interface Principal {
  actor: Actor
  tenantId: TenantId | null
}

export interface Authenticator {
  /** An access token or an API key. Undefined when it is not valid, or its session may no longer act. */
  authenticate(token: string): Promise<Principal | undefined>
  /** Waits for what is still written beside the requests that caused it. */
  settle(): Promise<void>
}

/**
 * Checks the token's signature, then the session behind it (`sid`), each time. Sessions are cached for 30 s and
 * forgotten at once when a session is revoked or what its person may do changes, on every node.
 */
export function createAuthenticator(options: {
  tokens: AccessTokens
  control: Control
  tenants: TenantDirectory
  withTenant: WithTenant
  changes: ChangeBus
  clock: Clock
  log: Logger
}): Authenticator {
  const apiKeys = createApiKeyAuthenticator(options)
  const known = new LRUCache<SessionId, { principal: Principal }>({ max: 20_000, ttl: 30_000 })
  let generation = 0
  const forget = (matches: (sessionId: SessionId, principal: Principal) => boolean) => {
    generation += 1
    for (const [id, entry] of known.entries()) if (matches(id, entry.principal)) known.delete(id)
  }
  options.changes.on('session', (id) => forget((sessionId) => id === '*' || sessionId === id))
  options.changes.on('identity', (id) => forget((_sessionId, principal) => id === '*' || concerns(principal.actor, id)))
  options.changes.on('tenant', (id) => forget((_sessionId, principal) => id === '*' || principal.tenantId === id))

  const load = async (claims: AccessClaims): Promise<Principal | undefined> => {
    const session = await options.control.acrossTenants((scope) => findLiveSession(scope, claims.sessionId))
    if (session === undefined || session.identity_id !== claims.identityId) return undefined
    if (session.tenant_id !== claims.tenantId) return undefined
    const actor = await loadActor(options, session)
    if (actor === undefined) return undefined
    return {
      actor,
      tenantId: session.tenant_id,
    }
  }

  return {
    settle: apiKeys.settle,
    authenticate: async (token) => {
      if (token.startsWith(API_KEY_PREFIX)) return apiKeys.authenticate(token)
      const claims = await options.tokens.verify(token)
      if (claims === undefined) return undefined
      const entry = known.get(claims.sessionId)
      if (entry !== undefined && speaksFor(entry.principal, claims)) return entry.principal
      const begun = generation
      const principal = await load(claims)
      if (begun === generation && principal !== undefined) known.set(claims.sessionId, { principal })
      return principal
    },
  }
}

/** The cache knows a session, not a token: a token must still name the person and the tenant of its session. */
function speaksFor(principal: Principal, claims: AccessClaims): boolean {
  const { actor, tenantId } = principal
  return tenantId === claims.tenantId && 'identityId' in actor && actor.identityId === claims.identityId
}

/** Whether what an identity may do decides what this actor may. */
function concerns(actor: Actor, identityId: string): boolean {
  return 'identityId' in actor && (actor.identityId === identityId || actor.impersonator?.identityId === identityId)
}

async function loadActor(
  options: { tenants: TenantDirectory; withTenant: WithTenant },
  session: LiveSession,
): Promise<Actor | undefined> {
  const person = {
    identityId: session.identity_id,
    sessionId: session.id,
    name: session.identity_name,
    ...(session.impersonator_id === null
      ? {}
      : { impersonator: { identityId: session.impersonator_id, name: session.impersonator_name ?? '' } }),
  }
  if (session.realm === 'platform') return { kind: 'platform', ...person }
  if (session.realm === 'partner') {
    return session.partner_id === null ? undefined : { kind: 'partner', partnerId: session.partner_id, ...person }
  }
  if (session.tenant_id === null) return undefined
  const tenant = await options.tenants.find({ id: session.tenant_id })
  if (tenant === undefined) return undefined
  const memberId = session.member_id
  if (memberId === null) {
    return {
      kind: 'member',
      memberId,
      role: 'admin',
      permissions: new Set(VISITING_RIGHTS.permissions),
      visibility: VISITING_RIGHTS.visibility,
      ...person,
    }
  }
  const rights = await options.withTenant({ tenant, actor: { kind: 'system', name: 'authenticate' } }, (scope) =>
    findMemberRights(scope, memberId),
  )
  if (rights === undefined) return undefined
  return {
    kind: 'member',
    memberId,
    role: rights.role,
    permissions: new Set(rights.permissions),
    visibility: rights.visibility,
    ...person,
    name: rights.name,
  }
}
