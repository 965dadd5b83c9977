import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import { PART_TYPE } from '@recado/contracts/attachments'
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { errors } from '../platform/errors.ts'
import { ROUTES } from '../products.ts'
import type { Services } from '../services.ts'
import { closePromptly } from './close-promptly.ts'
import { registerCors } from './cors.ts'
import { endStalledWrites } from './end-stalled-writes.ts'
import { serveMatcher } from './matcher/serve-matcher.ts'
import { nameAllowedMethods } from './name-allowed-methods.ts'
import { observeRequests } from './observe-requests.ts'
import { createErrorHandler } from './problem.ts'
import { registerReference } from './reference.ts'
import { refuseMalformed } from './refuse-malformed.ts'
import { decorateRequests } from './request-context.ts'
import { registerStaticApp } from './static-app.ts'
import { serveWidget } from './widget/serve-widget.ts'

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
  const orWrongMethod = nameAllowedMethods(app)
  app.setErrorHandler<Error>((thrown, request, reply) => handleError(orWrongMethod(thrown, request), request, reply))
  app.setNotFoundHandler((request, reply) =>
    handleError(orWrongMethod(errors.route_not_found(), request), request, reply),
  )
  decorateRequests(app)
  refuseMalformed(app)
  observeRequests(app, services)
  closePromptly(app)
  app.addHook('preClose', async () => services.executionWatch.end())
  endStalledWrites(app.server)
  acceptImages(app)
  app.addHook('onRequest', async ({ raw: { headers } }) => {
    // Many clients name the type on every request, a DELETE without a body too: nothing is no broken JSON.
    const isEmpty = headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0
    if (isEmpty) delete headers['content-type']
  })
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  await app.register(helmet, { contentSecurityPolicy: false, hsts: config.environment === 'production' })
  await app.register(cookie)
  await registerCors(app, services)
  await registerReference(app, services)
  for (const route of ROUTES) route.register(app, services)
  await serveWidget(app, services.log)
  await serveMatcher(app, services)
  await registerStaticApp(app, services)
  return app
}

/** Pictures come raw, whole and small; what they are is found out by their bytes. SVG comes in to be refused by name. */
function acceptImages(app: FastifyInstance): void {
  const types = ['image/png', 'image/jpeg', 'image/webp', 'image/x-icon', 'image/vnd.microsoft.icon', 'image/svg+xml']
  app.addContentTypeParser(types, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  // Parts of uploads. A route that does not take them refuses such a body as it refuses any that is no JSON object.
  app.addContentTypeParser(PART_TYPE, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
}

/** A number is how many proxies stand before us; a list is their addresses. */
function trustProxy(setting: false | number | readonly string[]): FastifyServerOptions['trustProxy'] {
  if (typeof setting === 'number') return (_address, hop) => hop < setting
  return setting === false ? false : [...setting]
}
