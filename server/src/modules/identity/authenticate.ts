import type { IdentityId, SessionId, TenantId } from '@recado/contracts/ids'
import { LRUCache } from 'lru-cache'
import type { Actor } from '../../tenancy/actor.ts'
import type { ChangeBus } from '../../tenancy/change-bus.ts'
import type { Control } from '../../tenancy/control-scope.ts'
import type { TenantDirectory } from '../../tenancy/tenant-directory.ts'
import type { WithTenant } from '../../tenancy/tenant-scope.ts'
import type { AccessClaims, AccessTokens } from './access-token.ts'
import { findMemberRights } from './members.sql.ts'
import { VISITING_RIGHTS } from './roles.ts'
import { findLiveSession, type LiveSession } from './sessions.sql.ts'

/** Who a request comes from, and which tenant its token speaks for. */
export interface Principal {
  actor: Actor
  identityId: IdentityId
  sessionId: SessionId
  email: string
  tenantId: TenantId | null
}

export interface Authenticator {
  /** Undefined when the token is not valid, or its session may no longer act. */
  authenticate(accessToken: string): Promise<Principal | undefined>
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
}): Authenticator {
  const known = new LRUCache<SessionId, { principal: Principal | undefined }>({ max: 20_000, ttl: 30_000 })
  let generation = 0
  const forget = (matches: (sessionId: SessionId, principal: Principal | undefined) => boolean) => {
    generation += 1
    for (const [id, entry] of known.entries()) if (matches(id, entry.principal)) known.delete(id)
  }
  options.changes.on('session', (id) => forget((sessionId) => id === '*' || sessionId === id))
  options.changes.on('identity', (id) =>
    forget((_sessionId, principal) => id === '*' || principal === undefined || principal.identityId === id),
  )
  options.changes.on('tenant', (id) => forget((_sessionId, principal) => id === '*' || principal?.tenantId === id))

  const load = async (claims: AccessClaims): Promise<Principal | undefined> => {
    const session = await options.control.acrossTenants((scope) => findLiveSession(scope, claims.sessionId))
    if (session === undefined || session.identity_id !== claims.identityId) return undefined
    if (session.tenant_id !== claims.tenantId) return undefined
    const actor = await loadActor(options, session)
    if (actor === undefined) return undefined
    return {
      actor,
      identityId: session.identity_id,
      sessionId: session.id,
      email: session.email,
      tenantId: session.tenant_id,
    }
  }

  return {
    authenticate: async (accessToken) => {
      const claims = await options.tokens.verify(accessToken)
      if (claims === undefined) return undefined
      const entry = known.get(claims.sessionId)
      if (entry !== undefined && entry.principal?.tenantId === claims.tenantId) return entry.principal
      const begun = generation
      const principal = await load(claims)
      if (begun === generation && principal !== undefined) known.set(claims.sessionId, { principal })
      return principal
    },
  }
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
