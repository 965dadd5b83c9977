import { Empty, Problem } from '@recado/contracts/wire'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { RouteDescription } from './route.ts'

/** Who may pass a door (`admit`), and what happens behind it (`handle`). */
export interface Door<Admission> {
  security: readonly Record<string, string[]>[]
  /** Runs before the body is read: a stranger's megabyte is not parsed, nor told what its fields should be. */
  admit(request: FastifyRequest, reply: FastifyReply): Promise<Admission>
  /** Runs on the body as it came, before it is validated: what is signed is compared, and read (`request.body`). */
  prove?(admission: Admission, request: FastifyRequest): void
  handle(admission: Admission, request: FastifyRequest, reply: FastifyReply): Promise<unknown>
}

/** Where no body is declared none is taken: a field that nobody reads is the sender's mistake, and is said. */
const NoBody = Empty.nullish()

/** Hands a description to Fastify: door, validation, serialisation and the API reference in one. */
export function registerRoute<Admission>(
  app: FastifyInstance,
  description: RouteDescription,
  door: Door<Admission>,
): void {
  const status = description.status ?? 200
  const admissions = new WeakMap<FastifyRequest, Admission>()
  app.route({
    method: description.method,
    url: description.url,
    schema: {
      operationId: description.name,
      tags: [description.tag],
      summary: description.summary,
      security: [...door.security],
      ...(description.params ? { params: description.params } : {}),
      querystring: strictly(description.query),
      ...(description.method === 'GET' || takesRawBody(description) ? {} : { body: description.body ?? NoBody }),
      ...(description.consumes ? { consumes: description.consumes } : {}),
      response: {
        ...(description.response ? { [status]: description.response } : {}),
        '4xx': { description: 'Problem details', content: { 'application/problem+json': { schema: Problem } } },
      },
    } as never,
    ...(description.bodyLimit ? { bodyLimit: description.bodyLimit } : {}),
    config: { routeName: description.name } as never,
    onRequest: async (request, reply) => {
      admissions.set(request, await door.admit(request, reply))
    },
    ...(door.prove === undefined
      ? {}
      : { preValidation: async (request) => door.prove?.(admissions.get(request) as Admission, request) }),
    handler: async (request, reply) => {
      const body = await door.handle(admissions.get(request) as Admission, request, reply)
      if (body === reply || reply.sent) return reply
      if (status === 204) return reply.status(204).send()
      return reply.status(reply.statusCode === 200 ? status : reply.statusCode).send(body)
    },
  })
}

/**
 * A parameter that no route reads is refused: whoever filters by `?staus=open` must not take everything for the answer.
 * An object that takes any parameter says so itself (`z.looseObject`).
 */
function strictly(query: RouteDescription['query']): z.ZodType {
  if (query === undefined) return NoQuery
  if (!(query instanceof z.ZodObject)) throw new Error('a query is described by an object')
  return query.def.catchall === undefined ? query.strict() : query
}

const NoQuery = z.strictObject({})

/** Uploads: the handler looks at the bytes itself. */
function takesRawBody({ body, consumes }: RouteDescription): boolean {
  return body === undefined && consumes !== undefined
}
