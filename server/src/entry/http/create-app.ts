import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { errors } from '../../platform/errors.ts'
import type { Services } from '../../services.ts'
import { isAllowedOrigin } from './origins.ts'
import { createErrorHandler } from './problem.ts'
import { registerReference } from './reference.ts'
import { decorateRequests } from './request-context.ts'
import { ROUTES } from './routes.ts'

/** The HTTP program: every route of the list behind the same limits, headers, validation and error handling. */
export async function createApp(services: Services): Promise<FastifyInstance> {
  const { config } = services
  const options: FastifyServerOptions = {
    logger: false,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: trustProxy(config.http.trustProxy),
    bodyLimit: config.http.bodyLimitBytes,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  }
  const app = Fastify(options)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  const handleError = createErrorHandler(services)
  app.setErrorHandler(handleError)
  app.setNotFoundHandler((request, reply) => handleError(errors.route_not_found(), request, reply))
  decorateRequests(app)
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  await app.register(helmet, { contentSecurityPolicy: false, hsts: config.environment === 'production' })
  await app.register(cookie)
  await app.register(cors, {
    hook: 'onRequest',
    credentials: true,
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: ['retry-after', 'ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset', 'x-request-id'],
    delegator: (request, done) => {
      if (isWidgetAddress(request.url)) return done(null, { origin: true, credentials: false })
      isAllowedOrigin(services, request).then(
        (allowed) => done(null, { origin: allowed, credentials: true }),
        (error: Error) => done(error),
      )
    },
  })
  await registerReference(app)
  for (const route of ROUTES) route.register(app, services)
  return app
}

/**
 * The widget runs in pages of other origins and sends a token, never a cookie: reading an answer gives such a page nothing
 * that its visitor has not. Which pages an inbox allows is checked behind the door, where it is known which inbox it is.
 */
function isWidgetAddress(url: string): boolean {
  return url.startsWith('/api/v1/widget/')
}

/** A number is how many proxies stand before us; a list is their addresses. */
function trustProxy(setting: false | number | readonly string[]): FastifyServerOptions['trustProxy'] {
  if (typeof setting === 'number') return (_address, hop) => hop < setting
  return setting === false ? false : [...setting]
}
