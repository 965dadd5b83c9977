import cors, { type FastifyCorsOptions } from '@fastify/cors'
import type { FastifyInstance } from 'fastify'
import type { Services } from '../services.ts'
import { isAllowedOrigin } from './origins.ts'
import { LOADER_PATH, WIDGET_ASSETS } from './widget/serve-widget.ts'

// With a delegator the plugin takes all of it from the delegator's answer, and its own default for what is missing there.
const SHARED: FastifyCorsOptions = {
  methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  // Two hours are the most that Chromium keeps: on a slow line each question before a request costs a round trip.
  maxAge: 7_200,
  exposedHeaders: [
    'retry-after',
    'x-request-id',
    'ratelimit-limit',
    'ratelimit-remaining',
    'ratelimit-reset',
    'ratelimit-policy',
  ],
}

/** Which pages of other origins may read our answers. */
export async function registerCors(app: FastifyInstance, services: Services): Promise<void> {
  await app.register(cors, {
    hook: 'onRequest',
    delegator: (request, done) => {
      if (isForAnyPage(request.url)) return done(null, { ...SHARED, origin: '*', credentials: false })
      if (isWidgetAddress(request.url)) return done(null, { ...SHARED, origin: true, credentials: false })
      isAllowedOrigin(services, request).then(
        (allowed) => done(null, { ...SHARED, origin: allowed, credentials: true }),
        (error: Error) => done(error),
      )
    },
  })
}

/**
 * The widget runs in pages of other origins and sends a token, never a cookie: reading an answer gives such a page nothing
 * that its visitor has not. Which pages an inbox allows is checked behind the door, where it is known which inbox it is.
 */
function isWidgetAddress(url: string): boolean {
  return url.startsWith('/api/v1/widget/')
}

/**
 * What is the same for everybody, and files whose signed address is all that it takes. `*` and not the asking origin: a
 * picture that was shown is in the browser's cache without one, and a script that reads it afterwards would be refused.
 */
function isForAnyPage(url: string): boolean {
  return ['/files/', LOADER_PATH, WIDGET_ASSETS].some((start) => url.startsWith(start))
}
