import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Services } from '../../../services.ts'
import { registerRoute } from '../register-route.ts'
import type { AnySchema, Inputs, Reply, Route, RouteDescription } from '../route.ts'

export interface PublicInputs {
  services: Services
  request: FastifyRequest
  reply: FastifyReply
}

/** A route anybody may call: it must find out by itself whom it talks to. */
export function publicRoute<
  Params extends AnySchema = undefined,
  Query extends AnySchema = undefined,
  Body extends AnySchema = undefined,
  Response extends AnySchema = undefined,
>(
  definition: RouteDescription<Params, Query, Body, Response> & {
    handler(inputs: Inputs<Params, Query, Body> & PublicInputs): Promise<Reply<Response>>
  },
): Route {
  return {
    name: definition.name,
    regime: 'public',
    method: definition.method,
    url: definition.url,
    register: (app, services) =>
      registerRoute(app, definition, {
        security: [],
        admit: async () => undefined,
        handle: (_admission, request, reply) => {
          const { params, query, body } = request
          return definition.handler({ params, query, body, services, request, reply } as Inputs<Params, Query, Body> &
            PublicInputs)
        },
      }),
  }
}
