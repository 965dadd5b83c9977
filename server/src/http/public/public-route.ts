import type { Endpoint } from '@recado/contracts/endpoint'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Services } from '../../services.ts'
import { enforceLimit } from '../enforce-limit.ts'
import { registerRoute } from '../register-route.ts'
import { type AnySchema, describeRoute, type Inputs, type Reply, type Route, type RouteRules } from '../route.ts'
import { withRawBodies } from '../with-raw-bodies.ts'

export interface PublicInputs {
  services: Services
  request: FastifyRequest
  reply: FastifyReply
}

interface PublicBinding<
  Params extends AnySchema,
  Query extends AnySchema,
  Body extends AnySchema,
  Response extends AnySchema,
> extends RouteRules {
  /** Nobody is limited: for what machines of ours ask, or whoever has a secret. */
  unlimited?: true
  /** The body stays bytes, of whatever type it is. */
  rawBody?: true
  /** Refuses before the body is read. */
  mayEnter?(call: PublicInputs): Promise<void>
  handler(inputs: Inputs<Params, Query, Body> & PublicInputs): Promise<Reply<Response>>
}

type AnyBinding = PublicBinding<AnySchema, AnySchema, AnySchema, AnySchema>

/**
 * A route anybody may call, within its address' limit: it must find out by itself whom it talks to.
 * A limit that counts by tenant is the handler's, which knows the tenant (`enforceLimit`).
 */
export function publicRoute<
  Params extends AnySchema,
  Query extends AnySchema,
  Body extends AnySchema,
  Response extends AnySchema,
>(endpoint: Endpoint<Params, Query, Body, Response>, binding: PublicBinding<Params, Query, Body, Response>): Route
export function publicRoute(endpoint: Endpoint, binding: AnyBinding): Route {
  const definition = describeRoute(endpoint, binding)
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
            await definition.mayEnter?.({ services, request, reply })
            if (definition.unlimited === true) return
            await enforceLimit(services, { request, reply }, {}, [definition.limit ?? 'public'])
          },
          handle: (_admission, request, reply) => {
            const { params, query, body } = request
            return definition.handler({ params, query, body, services, request, reply } as never)
          },
        })
      if (definition.rawBody === undefined) register(app)
      else withRawBodies(app, register)
    },
  }
}
