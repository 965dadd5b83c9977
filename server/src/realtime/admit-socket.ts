import { HandshakeAuth } from '@recado/contracts/realtime'
import { listTeamIds, viewerOf } from '../chat/conversations/index.ts'
import { requireOpenFor } from '../core/tenants/index.ts'
import { isAllowedOrigin } from '../http/origins.ts'
import { readClaims } from '../http/request-context.ts'
import { admitVisitor } from '../http/widget/admit-visitor.ts'
import { foreignOrigin } from '../http/widget/foreign-origin.ts'
import { loadVisitor } from '../http/widget/load-visitor.ts'
import { errors } from '../platform/errors.ts'
import type { Services } from '../services.ts'
import type { MemberActor } from '../tenancy/actor.ts'
import { requirePermission } from '../tenancy/policy.ts'
import { requireTenant } from '../tenancy/resolve-tenant.ts'
import type { Tenant } from '../tenancy/tenant.ts'
import type { OurSocket, Person } from './socket-server.ts'

export interface Admission {
  person: Person
  tenant: Tenant
  /** Where a member's client was when it was last connected. */
  cursor: string | undefined
}

/**
 * Who a socket is, by the same checks as a request over HTTP: token, session, tenant by every claim, the tenant's state,
 * permission, and the page it comes from.
 *
 * @throws validation_failed, unauthenticated, tenant_missing, tenant_unknown, tenant_mismatch, forbidden, origin_forbidden,
 * and the lifecycle's refusals.
 */
export async function admitSocket(services: Services, { handshake }: Pick<OurSocket, 'handshake'>): Promise<Admission> {
  const parsed = HandshakeAuth.safeParse(handshake.auth)
  if (!parsed.success) throw errors.validation_failed()
  const auth = parsed.data
  const names = { host: handshake.headers.host, tenant: auth.tenant }
  if ('visitor_token' in auth) {
    const { tenant, claims } = await admitVisitor(services, { token: auth.visitor_token, names })
    const { contact, inbox } = await services.withTenant(
      { tenant, actor: { kind: 'system', name: 'visitor' } },
      (scope) => loadVisitor(scope, claims, foreignOrigin(handshake.headers)),
    )
    const person: Person = { kind: 'visitor', claims, contact, inboxId: inbox.id }
    return { person, tenant, cursor: undefined }
  }
  const principal = await services.authenticator.authenticate(auth.access_token)
  if (principal === undefined) throw errors.unauthenticated()
  const tenant = requireTenant(await readClaims(services, names, principal))
  const { actor } = principal
  if (actor.kind !== 'member') throw errors.forbidden()
  requirePermission(actor, 'conversations.read')
  requireOpenFor(tenant, 'read')
  if (!(await isAllowedOrigin(services, handshake))) throw errors.origin_forbidden()
  const { memberId, sessionId, name } = actor
  const teamIds = new Set(await readTeams(services, tenant, actor))
  const viewer = { ...viewerOf(actor), teamIds }
  return { person: { kind: 'member', actor, memberId, sessionId, name, viewer }, tenant, cursor: auth.cursor }
}

async function readTeams(services: Services, tenant: Tenant, actor: MemberActor): Promise<string[]> {
  const { memberId } = actor
  if (actor.visibility !== 'team' || memberId === null) return []
  return services.withTenant({ tenant, actor }, (scope) => listTeamIds(scope, memberId))
}
