import type { Endpoint } from '@recado/contracts/endpoint'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { requireOpenFor } from '../core/tenants/index.ts'
import type { PersonActor } from '../core/workflows/sign-in/describe-me.ts'
import { errors } from '../platform/errors.ts'
import type { Services } from '../services.ts'
import type { Tenant } from '../tenancy/tenant.ts'
import type { RequestOrigin } from '../tenancy/tenant-scope.ts'
import { readCaller } from './read-caller.ts'
import { registerRoute } from './register-route.ts'
import {
  type AnySchema,
  describeRoute,
  type Inputs,
  type Reply,
  type Route,
  type RouteDescription,
  type RouteRules,
} from './route.ts'

export interface AccountCall {
  services: Services
  request: FastifyRequest
  reply: FastifyReply
  actor: PersonActor
  /** The tenant their session speaks for; undefined at the platform and at a partner. */
  tenant: Tenant | undefined
  origin: RequestOrigin
}

interface AccountBinding<
  Params extends AnySchema,
  Query extends AnySchema,
  Body extends AnySchema,
  Response extends AnySchema,
> extends RouteRules {
  handler(inputs: Inputs<Params, Query, Body> & AccountCall): Promise<Reply<Response>>
}

type AnyBinding = AccountBinding<AnySchema, AnySchema, AnySchema, AnySchema>

/**
 * A route about the caller's own account, for people of every realm: tenants' members, partners, the platform. API keys
 * are nobody and are refused. Stays reachable when the tenant is unpaid.
 */
export function accountRoute<
  Params extends AnySchema,
  Query extends AnySchema,
  Body extends AnySchema,
  Response extends AnySchema,
>(endpoint: Endpoint<Params, Query, Body, Response>, binding: AccountBinding<Params, Query, Body, Response>): Route
export function accountRoute(endpoint: Endpoint, binding: AnyBinding): Route {
  const definition = describeRoute(endpoint, binding)
  return {
    name: definition.name,
    regime: 'account',
    method: definition.method,
    url: definition.url,
    register: (app, services) =>
      registerRoute(app, definition, {
        security: [{ access_token: [] }],
        admit: (request, reply) => admit(services, { request, reply }, definition),
        handle: (admission, request, reply) => {
          const { params, query, body } = request
          const call = { params, query, body, services, request, reply, ...admission }
          return definition.handler(call as never)
        },
      }),
  }
}

/** @throws unauthenticated, rate_limited, tenant_unknown, tenant_mismatch, forbidden, tenant_erased */
async function admit(
  services: Services,
  exchange: { request: FastifyRequest; reply: FastifyReply },
  rules: RouteDescription,
): Promise<Pick<AccountCall, 'actor' | 'tenant' | 'origin'>> {
  const { principal, tenant, origin } = await readCaller(services, exchange, rules.limit)
  const { actor } = principal
  if (actor.kind === 'api_key' || actor.kind === 'system') throw errors.forbidden()
  // A host or X-Tenant beside a partner's or the platform's own token is not where they are.
  const own = actor.kind === 'member' ? tenant : undefined
  if (own !== undefined) requireOpenFor(own, 'account')
  return { actor, tenant: own, origin }
}
