import type { FastifyReply, FastifyRequest } from 'fastify'
import { acceptMessages } from '../../../modules/conversations/index.ts'
import { requireOpenFor } from '../../../modules/tenants/index.ts'
import { errors, type VisitorAct } from '../../../modules/visitors/index.ts'
import type { Services } from '../../../services.ts'
import { errors as tenancyErrors } from '../../../tenancy/errors.ts'
import type { Tenant } from '../../../tenancy/tenant.ts'
import type { ScopeSource, TenantScope } from '../../../tenancy/tenant-scope.ts'
import { registerRoute } from '../register-route.ts'
import { readOrigin, readTenant } from '../request-context.ts'
import type { AnySchema, Inputs, Reply, Route, RouteDescription } from '../route.ts'
import { admitVisitor } from './admit-visitor.ts'
import { loadVisitor, type Visitor } from './load-visitor.ts'

export interface WidgetCall {
  services: Services
  request: FastifyRequest
  tenant: Tenant
  scope: TenantScope
}

type Definition<
  Params extends AnySchema,
  Query extends AnySchema,
  Body extends AnySchema,
  Response extends AnySchema,
  Call,
> = RouteDescription<Params, Query, Body, Response> & {
  /** Which limit a call counts towards. */
  act: VisitorAct
  /** Runs again when an equal message was stored at the same instant. */
  handler(inputs: Inputs<Params, Query, Body> & Call): Promise<Reply<Response>>
}

/** A route of somebody with a visitor's token: one transaction, in which their inbox and contact are loaded first. */
export function visitorRoute<
  Params extends AnySchema = undefined,
  Query extends AnySchema = undefined,
  Body extends AnySchema = undefined,
  Response extends AnySchema = undefined,
>(definition: Definition<Params, Query, Body, Response, WidgetCall & { visitor: Visitor }>): Route {
  return defineWidget(definition, [{ visitor_token: [] }], async (services, request, reply) => {
    const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
    if (token === undefined) throw errors.visitor_token_invalid({ headers: { 'www-authenticate': 'Bearer' } })
    const { claims, tenant } = await admitVisitor(services, { token, names: namesOf(request) })
    await limit(services, definition.act, { request, reply, tenant, visitorId: claims.visitorId })
    return {
      tenant,
      run: async (scope, call) => {
        const visitor = await loadVisitor(scope, claims, request.headers.origin)
        return definition.handler({ ...call, visitor } as never)
      },
    }
  })
}

/** A route before there is a visitor: the host, or X-Tenant, says whose widget it is. */
export function widgetRoute<
  Params extends AnySchema = undefined,
  Query extends AnySchema = undefined,
  Body extends AnySchema = undefined,
  Response extends AnySchema = undefined,
>(definition: Definition<Params, Query, Body, Response, WidgetCall>): Route {
  return defineWidget(definition, [], async (services, request, reply) => {
    const tenant = await readTenant(services, request)
    if (tenant === undefined) throw tenancyErrors.tenant_missing()
    requireOpenFor(tenant, 'inbound')
    await limit(services, definition.act, { request, reply, tenant })
    return { tenant, run: (_scope, call) => definition.handler(call as never) }
  })
}

interface Admitted {
  tenant: Tenant
  run(scope: TenantScope, call: object): Promise<unknown>
}

function defineWidget(
  description: RouteDescription,
  security: Record<string, string[]>[],
  admit: (services: Services, request: FastifyRequest, reply: FastifyReply) => Promise<Admitted>,
): Route {
  const { name, method, url } = description
  return {
    ...{ name, method, url, regime: 'widget' },
    register: (app, services) =>
      registerRoute(app, description, {
        security,
        admit: (request, reply) => admit(services, request, reply),
        handle: ({ tenant, run }, request) => {
          const { params, query, body } = request
          const source: ScopeSource = {
            tenant,
            actor: { kind: 'system', name: 'visitor' },
            origin: readOrigin(request),
          }
          return acceptMessages(services, source, (scope) =>
            run(scope, { params, query, body, services, request, tenant, scope }),
          )
        },
      }),
  }
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
