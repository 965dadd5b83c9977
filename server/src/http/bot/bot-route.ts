import { createHash } from 'node:crypto'
import type { Endpoint } from '@recado/contracts/endpoint'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { errors as platformErrors } from '../../platform/errors.ts'
import type { Services } from '../../services.ts'
import { type Door, registerRoute } from '../register-route.ts'
import {
  type AnySchema,
  describeRoute,
  type Inputs,
  type Reply,
  type Route,
  type RouteDescription,
  type RouteRules,
} from '../route.ts'
import { type AdmittedBot, admitBot } from './admit-bot.ts'
import { readContentDigest } from './read-content-digest.ts'
import { verifyDelivery } from './verify-delivery.ts'

type BotCall = Omit<AdmittedBot, 'secret'> & { services: Services; request: FastifyRequest }

interface BotBinding<
  Params extends AnySchema,
  Query extends AnySchema,
  Body extends AnySchema,
  Response extends AnySchema,
  Call,
> extends RouteRules {
  handler(inputs: Inputs<Params, Query, Body> & Call): Promise<Reply<Response>>
}

type AnyBinding<Call> = BotBinding<AnySchema, AnySchema, AnySchema, AnySchema, Call>

/** A route of a bot: its token opens it, and its signature is over the body as it was sent. It opens scopes by `source`. */
export function botRoute<
  Params extends AnySchema,
  Query extends AnySchema,
  Body extends AnySchema,
  Response extends AnySchema,
>(endpoint: Endpoint<Params, Query, Body, Response>, binding: BotBinding<Params, Query, Body, Response, BotCall>): Route
export function botRoute(endpoint: Endpoint, binding: AnyBinding<BotCall>): Route {
  const description = describeRoute(endpoint, binding)
  return defineBot(description, takeJson, (services) => ({
    security: SECURITY,
    admit: (request, reply) => admitBot(services, { request, reply }),
    prove: ({ secret }, request) => {
      const text = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : ''
      verifyDelivery({ clock: services.clock, secret }, request.headers, text)
      request.body = readJson(text)
    },
    handle: ({ secret: _, ...bot }, request) => {
      const { params, query, body } = request
      return description.handler({ params, query, body, services, request, ...bot } as never)
    },
  }))
}

/** A route of a bot that reads: its token opens it. There is no body to sign. */
export function botRead<Params extends AnySchema, Query extends AnySchema, Response extends AnySchema>(
  endpoint: Endpoint<Params, Query, undefined, Response>,
  binding: BotBinding<Params, Query, undefined, Response, BotCall & { reply: FastifyReply }>,
): Route
export function botRead(endpoint: Endpoint, binding: AnyBinding<BotCall & { reply: FastifyReply }>): Route {
  const description = describeRoute(endpoint, binding)
  return defineBot(description, takeJson, (services) => ({
    security: SECURITY,
    admit: (request, reply) => admitBot(services, { request, reply }),
    handle: ({ secret: _, ...bot }, request, reply) => {
      const { params, query } = request
      return description.handler({ params, query, body: undefined, services, request, reply, ...bot } as never)
    },
  }))
}

type BotUpload = BotCall & {
  /** SHA-256 of what is sent, signed and not yet compared: whoever reads the stream does. */
  sha256: Buffer
}

/** A route of a bot that takes bytes as a stream. Signed is what they hash to, so the door opens before they come. */
export function botUpload<
  Params extends AnySchema,
  Query extends AnySchema,
  Body extends AnySchema,
  Response extends AnySchema,
>(
  endpoint: Endpoint<Params, Query, Body, Response>,
  binding: BotBinding<Params, Query, Body, Response, BotUpload>,
): Route
export function botUpload(endpoint: Endpoint, binding: AnyBinding<BotUpload>): Route {
  const description = describeRoute(endpoint, binding)
  return defineBot(description, takeStream, (services) => ({
    security: SECURITY,
    admit: async (request, reply) => {
      const { secret, ...bot } = await admitBot(services, { request, reply })
      const sha256 = readContentDigest(request.headers['content-digest']) ?? NO_DIGEST
      const signed = JSON.stringify({ sha256: sha256.toString('hex') })
      verifyDelivery({ clock: services.clock, secret }, request.headers, signed)
      return { ...bot, sha256 }
    },
    handle: (bot, request) => {
      const { params, query } = request
      return description.handler({ params, query, body: undefined, services, request, ...bot } as never)
    },
  }))
}

const SECURITY = [{ bot_token: [] }]

/** Of no bytes: who names no digest must have signed that. */
const NO_DIGEST = createHash('sha256').digest()

function defineBot<Admission>(
  description: RouteDescription,
  takeBody: (app: FastifyInstance) => void,
  doorOf: (services: Services) => Door<Admission>,
): Route {
  const { name, method, url } = description
  return {
    name,
    method,
    url,
    regime: 'bot',
    // In a context of its own: other routes read their bodies as before.
    register: (app, services) => {
      app.register(async (own) => {
        own.removeAllContentTypeParsers()
        takeBody(own)
        registerRoute(own, description, doorOf(services))
      })
    },
  }
}

function takeJson(app: FastifyInstance): void {
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
}

function takeStream(app: FastifyInstance): void {
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw platformErrors.body_malformed({ cause })
  }
}
