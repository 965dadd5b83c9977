import type { Endpoint } from '@recado/contracts/endpoint'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { limitOf } from '../../core/billing/index.ts'
import { requireOpenFor, type TenantUse } from '../../core/tenants/lifecycle.ts'
import { errors as platformErrors } from '../../platform/errors.ts'
import type { RateKind } from '../../platform/rate-limit/rate-policies.ts'
import type { Services } from '../../services.ts'
import { errors as tenancyErrors } from '../../tenancy/errors.ts'
import type { Tenant } from '../../tenancy/tenant.ts'
import type { ScopeSource, TenantScope } from '../../tenancy/tenant-scope.ts'
import { enforceLimit } from '../enforce-limit.ts'
import { registerRoute } from '../register-route.ts'
import { findHostTenant, readOrigin } from '../request-context.ts'
import { type AnySchema, describeRoute, type Inputs, type Reply, type Route, type RouteRules } from '../route.ts'
import { withRawBodies } from '../with-raw-bodies.ts'

export interface ShopCall {
  services: Services
  request: FastifyRequest
  reply: FastifyReply
  /** Of the host. */
  tenant: Tenant
  source: ScopeSource
}

interface ShopBinding<
  Params extends AnySchema,
  Query extends AnySchema,
  Body extends AnySchema,
  Response extends AnySchema,
  Call,
> extends RouteRules {
  /** What the call uses the company for. By default GET reads, others write. */
  use?: TenantUse
  /** Machines of others ask, all from one address: only `limit` counts. */
  fromMachines?: true
  /** The body stays bytes, of whatever type it is. */
  rawBody?: true
  /** Refuses before the body is read. */
  mayEnter?(call: ShopCall): Promise<void>
  handler(inputs: Inputs<Params, Query, Body> & Call): Promise<Reply<Response>>
}

type AnyBinding<Call> = ShopBinding<AnySchema, AnySchema, AnySchema, AnySchema, Call>
type ScopedCall = ShopCall & { scope: TenantScope }

/**
 * A route of a dealer's public pages: anybody on the company's host, in one transaction. The company is the host's alone; one
 * that sells no cars has no such pages. A `limit` counts by company beside what every caller without credentials has.
 */
export function shopRoute<
  Params extends AnySchema,
  Query extends AnySchema,
  Body extends AnySchema,
  Response extends AnySchema,
>(
  endpoint: Endpoint<Params, Query, Body, Response>,
  binding: ShopBinding<Params, Query, Body, Response, ScopedCall>,
): Route
export function shopRoute(endpoint: Endpoint, binding: AnyBinding<ScopedCall>): Route {
  return define(endpoint, binding, (call) =>
    call.services.withTenant(call.source, (scope) => binding.handler({ ...call, scope } as never)),
  )
}

/** The same without an open transaction, for what awaits something else too. */
export function shopAction<
  Params extends AnySchema,
  Query extends AnySchema,
  Body extends AnySchema,
  Response extends AnySchema,
>(
  endpoint: Endpoint<Params, Query, Body, Response>,
  binding: ShopBinding<Params, Query, Body, Response, ShopCall>,
): Route
export function shopAction(endpoint: Endpoint, binding: AnyBinding<ShopCall>): Route {
  return define(endpoint, binding, (call) => binding.handler(call as never))
}

function define(endpoint: Endpoint, rules: RouteRules & Entry, run: (call: ShopCall) => Promise<unknown>): Route {
  const definition = describeRoute(endpoint, rules)
  return {
    name: definition.name,
    regime: 'public',
    method: definition.method,
    url: definition.url,
    register: (app, services) => {
      const register = (own: FastifyInstance) =>
        registerRoute(own, definition, {
          security: [],
          admit: async (request, reply) => {
            const admission = await admit(services, { request, reply }, definition)
            await definition.mayEnter?.({ services, request, reply, ...admission })
            return admission
          },
          handle: (admission, request, reply) => {
            const { params, query, body } = request
            const call = { params, query, body, services, request, reply, ...admission }
            return run(call)
          },
        })
      if (definition.rawBody === undefined) register(app)
      else withRawBodies(app, register)
    },
  }
}

interface Entry {
  use?: TenantUse
  fromMachines?: true
  rawBody?: true
  mayEnter?(call: ShopCall): Promise<void>
}

/** @throws rate_limited (429), tenant_missing (400), tenant_unknown, not_found (404), and the lifecycle's refusals */
async function admit(
  services: Services,
  exchange: { request: FastifyRequest; reply: FastifyReply },
  { method, use, limit, fromMachines }: { method: string; use?: TenantUse; limit?: RateKind; fromMachines?: true },
): Promise<{ tenant: Tenant; source: ScopeSource }> {
  const { request } = exchange
  if (fromMachines !== true) await enforceLimit(services, exchange, {}, ['public'])
  const tenant = await findHostTenant(services, request.headers.host)
  if (tenant === undefined) throw tenancyErrors.tenant_missing()
  if (tenant === 'unknown') throw tenancyErrors.tenant_unknown()
  request.observedTenant = tenant
  if (limitOf(tenant, 'cars') === 0) throw platformErrors.not_found()
  if (limit !== undefined) await enforceLimit(services, exchange, { tenant }, [limit])
  requireOpenFor(tenant, use ?? (method === 'GET' ? 'read' : 'write'))
  services.turns.refuseFull(tenant.id)
  const source: ScopeSource = { tenant, actor: { kind: 'system', name: 'matcher' }, origin: readOrigin(request) }
  const answered = services.serviceMeter.begin(source)
  exchange.reply.raw.once('close', () => answered(exchange.reply.statusCode))
  return { tenant, source }
}
