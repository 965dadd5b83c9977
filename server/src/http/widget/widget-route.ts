import type { Endpoint } from '@recado/contracts/endpoint'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { acceptMessages } from '../../chat/conversations/index.ts'
import { errors, type VisitorAct, type VisitorClaims } from '../../chat/visitors/index.ts'
import { requireOpenFor } from '../../core/tenants/index.ts'
import type { Services } from '../../services.ts'
import { errors as tenancyErrors } from '../../tenancy/errors.ts'
import type { Tenant } from '../../tenancy/tenant.ts'
import type { ScopeSource, TenantScope } from '../../tenancy/tenant-scope.ts'
import { registerRoute } from '../register-route.ts'
import { readOrigin, readTenant } from '../request-context.ts'
import {
  type AnySchema,
  describeRoute,
  type Inputs,
  type Reply,
  type Route,
  type RouteDescription,
  type RouteRules,
} from '../route.ts'
import { admitVisitor } from './admit-visitor.ts'
import { foreignOrigin } from './foreign-origin.ts'
import { loadVisitor, type Visitor } from './load-visitor.ts'

export interface WidgetCall {
  services: Services
  request: FastifyRequest
  tenant: Tenant
  scope: TenantScope
}

interface WidgetBinding<
  Params extends AnySchema,
  Query extends AnySchema,
  Body extends AnySchema,
  Response extends AnySchema,
  Call,
> extends RouteRules {
  /** Which limit a call counts towards. */
  act: VisitorAct
  /** Runs again when an equal message was stored at the same instant. */
  handler(inputs: Inputs<Params, Query, Body> & Call): Promise<Reply<Response>>
}

type AnyBinding<Call> = WidgetBinding<AnySchema, AnySchema, AnySchema, AnySchema, Call>
type VisitorCall = WidgetCall & { visitor: Visitor }
type VisitorActionCall = Omit<WidgetCall, 'scope'> & { visitor: Visitor; source: ScopeSource }
type VisitCall = WidgetCall & { claims: VisitorClaims }

/** A route of somebody with a visitor's token: one transaction, in which their inbox and contact are loaded first. */
export function visitorRoute<
  Params extends AnySchema,
  Query extends AnySchema,
  Body extends AnySchema,
  Response extends AnySchema,
>(
  endpoint: Endpoint<Params, Query, Body, Response>,
  binding: WidgetBinding<Params, Query, Body, Response, VisitorCall>,
): Route
export function visitorRoute(endpoint: Endpoint, binding: AnyBinding<VisitorCall>): Route {
  const definition = describeRoute(endpoint, binding)
  return defineWidget(definition, VISITORS, async (services, request, reply) => {
    const { claims, tenant } = await admitWithin(services, definition.act, request, reply)
    const source = sourceOf(tenant, request)
    return (call) =>
      acceptMessages(services, source, async (scope) => {
        const visitor = await loadVisitor(scope, claims, foreignOrigin(request.headers))
        return definition.handler({ ...call, tenant, scope, visitor } as never)
      })
  })
}

/** The same without an open transaction, for what awaits the storage: it opens scopes by `source`. */
export function visitorAction<
  Params extends AnySchema,
  Query extends AnySchema,
  Body extends AnySchema,
  Response extends AnySchema,
>(
  endpoint: Endpoint<Params, Query, Body, Response>,
  binding: WidgetBinding<Params, Query, Body, Response, VisitorActionCall>,
): Route
export function visitorAction(endpoint: Endpoint, binding: AnyBinding<VisitorActionCall>): Route {
  const definition = describeRoute(endpoint, binding)
  return defineWidget(definition, VISITORS, async (services, request, reply) => {
    const { claims, tenant } = await admitWithin(services, definition.act, request, reply)
    const source = sourceOf(tenant, request)
    return async (call) => {
      const visitor = await services.withTenant(source, (scope) =>
        loadVisitor(scope, claims, foreignOrigin(request.headers)),
      )
      return definition.handler({ ...call, tenant, source, visitor } as never)
    }
  })
}

/** A route of a token, whatever became of its visitor meanwhile: also somebody who is blocked may sign out. */
export function visitRoute<
  Params extends AnySchema,
  Query extends AnySchema,
  Body extends AnySchema,
  Response extends AnySchema,
>(
  endpoint: Endpoint<Params, Query, Body, Response>,
  binding: WidgetBinding<Params, Query, Body, Response, VisitCall>,
): Route
export function visitRoute(endpoint: Endpoint, binding: AnyBinding<VisitCall>): Route {
  const definition = describeRoute(endpoint, binding)
  return defineWidget(definition, VISITORS, async (services, request, reply) => {
    const { claims, tenant } = await admitWithin(services, definition.act, request, reply)
    const source = sourceOf(tenant, request)
    return (call) =>
      services.withTenant(source, (scope) => definition.handler({ ...call, tenant, scope, claims } as never))
  })
}

const VISITORS = [{ visitor_token: [] }]

/** @throws visitor_token_invalid (401), visitor_too_fast (429), tenant_busy (503), and what `admitVisitor` throws */
async function admitWithin(services: Services, act: VisitorAct, request: FastifyRequest, reply: FastifyReply) {
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (token === undefined) throw errors.visitor_token_invalid({ headers: { 'www-authenticate': 'Bearer' } })
  const admitted = await admitVisitor(services, { token, names: namesOf(request) })
  const { claims, tenant } = admitted
  services.turns.refuseFull(tenant.id)
  await limit(services, act, { request, reply, tenant, visitorId: claims.visitorId })
  return admitted
}

/** A route before there is a visitor: the host, or X-Tenant, says whose widget it is. */
export function widgetRoute<
  Params extends AnySchema,
  Query extends AnySchema,
  Body extends AnySchema,
  Response extends AnySchema,
>(
  endpoint: Endpoint<Params, Query, Body, Response>,
  binding: WidgetBinding<Params, Query, Body, Response, WidgetCall>,
): Route
export function widgetRoute(endpoint: Endpoint, binding: AnyBinding<WidgetCall>): Route {
  const definition = describeRoute(endpoint, binding)
  return defineWidget(definition, [], async (services, request, reply) => {
    const tenant = await readTenant(services, request)
    if (tenant === undefined) throw tenancyErrors.tenant_missing()
    requireOpenFor(tenant, 'inbound')
    services.turns.refuseFull(tenant.id)
    await limit(services, definition.act, { request, reply, tenant })
    const source = sourceOf(tenant, request)
    return (call) => services.withTenant(source, (scope) => definition.handler({ ...call, tenant, scope } as never))
  })
}

/** What happens behind the door: params, query and body are validated then. */
type Behind = (call: object) => Promise<unknown>

function defineWidget(
  description: RouteDescription,
  security: Record<string, string[]>[],
  admit: (services: Services, request: FastifyRequest, reply: FastifyReply) => Promise<Behind>,
): Route {
  const { name, method, url } = description
  return {
    name,
    method,
    url,
    regime: 'widget',
    register: (app, services) =>
      registerRoute(app, description, {
        security,
        admit: (request, reply) => admit(services, request, reply),
        handle: (behind, request) => {
          const { params, query, body } = request
          return behind({ params, query, body, services, request })
        },
      }),
  }
}

function sourceOf(tenant: Tenant, request: FastifyRequest): ScopeSource {
  return { tenant, actor: { kind: 'system', name: 'visitor' }, origin: readOrigin(request) }
}

async function limit(
  services: Services,
  act: VisitorAct,
  by: { request: FastifyRequest; reply: FastifyReply; tenant: Tenant; visitorId?: string },
): Promise<void> {
  const { request, reply, tenant, visitorId } = by
  const key = { tenantId: tenant.id, address: request.ip, ...(visitorId === undefined ? {} : { visitorId }) }
  reply.headers(await services.visitorLimits.take(act, key))
}

function namesOf(request: FastifyRequest) {
  const tenant = request.headers['x-tenant']
  return { host: request.headers.host, tenant: typeof tenant === 'string' ? tenant : undefined }
}
