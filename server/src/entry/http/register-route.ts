import { Problem } from '@recado/contracts/wire'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { RouteDescription } from './route.ts'

/** Hands a description to Fastify: schemas for validation, serialisation and the API reference in one. */
export function registerRoute(
  app: FastifyInstance,
  description: RouteDescription,
  security: readonly Record<string, string[]>[],
  handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
): void {
  const status = description.status ?? 200
  app.route({
    method: description.method,
    url: description.url,
    schema: {
      operationId: description.name,
      tags: [description.tag],
      summary: description.summary,
      security: [...security],
      ...(description.params ? { params: description.params } : {}),
      ...(description.query ? { querystring: description.query } : {}),
      ...(description.body ? { body: description.body } : {}),
      ...(description.consumes ? { consumes: description.consumes } : {}),
      response: {
        ...(description.response ? { [status]: description.response } : {}),
        '4xx': { description: 'Problem details', content: { 'application/problem+json': { schema: Problem } } },
      },
    } as never,
    ...(description.bodyLimit ? { bodyLimit: description.bodyLimit } : {}),
    config: { routeName: description.name } as never,
    handler: async (request, reply) => {
      const body = await handler(request, reply)
      if (body === reply || reply.sent) return reply
      if (status === 204) return reply.status(204).send()
      return reply.status(reply.statusCode === 200 ? status : reply.statusCode).send(body)
    },
  })
}
