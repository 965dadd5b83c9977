import type { Endpoint } from '@recado/contracts/endpoint'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { errors } from '../platform/errors.ts'
import type { Services } from '../services.ts'
import type { Actor, PartnerActor, PlatformActor } from '../tenancy/actor.ts'
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

export interface OfficeCall<Caller extends Actor> {
  services: Services
  request: FastifyRequest
  reply: FastifyReply
  actor: Caller
  origin: RequestOrigin
}

interface OfficeBinding<
  Params extends AnySchema,
  Query extends AnySchema,
  Body extends AnySchema,
  Response extends AnySchema,
  Caller extends Actor,
> extends RouteRules {
  handler(inputs: Inputs<Params, Query, Body> & OfficeCall<Caller>): Promise<Reply<Response>>
}

type AnyBinding<Caller extends Actor> = OfficeBinding<AnySchema, AnySchema, AnySchema, AnySchema, Caller>

/** A route of a partner's people. They see their own tenants only: use `services.control.asPartner(actor.partnerId, …)`. */
export function partnerRoute<
  Params extends AnySchema,
  Query extends AnySchema,
  Body extends AnySchema,
  Response extends AnySchema,
>(
  endpoint: Endpoint<Params, Query, Body, Response>,
  binding: OfficeBinding<Params, Query, Body, Response, PartnerActor>,
): Route
export function partnerRoute(endpoint: Endpoint, binding: AnyBinding<PartnerActor>): Route {
  return officeRoute('partner', describeRoute(endpoint, binding))
}

/** A route of the platform's owner: the only regime whose handlers may use `services.control.acrossTenants`. */
export function platformRoute<
  Params extends AnySchema,
  Query extends AnySchema,
  Body extends AnySchema,
  Response extends AnySchema,
>(
  endpoint: Endpoint<Params, Query, Body, Response>,
  binding: OfficeBinding<Params, Query, Body, Response, PlatformActor>,
): Route
export function platformRoute(endpoint: Endpoint, binding: AnyBinding<PlatformActor>): Route {
  return officeRoute('platform', describeRoute(endpoint, binding))
}

function officeRoute(
  regime: 'partner' | 'platform',
  definition: RouteDescription & { handler(call: never): Promise<unknown> },
): Route {
  return {
    name: definition.name,
    regime,
    method: definition.method,
    url: definition.url,
    register: (app, services) =>
      registerRoute(app, definition, {
        security: [{ access_token: [] }],
        admit: async (request, reply) => {
          const { principal, origin } = await readCaller(services, { request, reply }, definition.limit)
          if (principal.actor.kind !== regime) throw errors.forbidden()
          return { actor: principal.actor, origin }
        },
        handle: (admission, request, reply) => {
          const { params, query, body } = request
          return definition.handler({ params, query, body, services, request, reply, ...admission } as never)
        },
      }),
  }
}
