import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Principal } from '../core/workflows/sign-in/authenticate.ts'
import { AppError, errors } from '../platform/errors.ts'
import type { RateKind } from '../platform/rate-limit/rate-policies.ts'
import type { Services } from '../services.ts'
import { callerKinds, enforceLimit } from './enforce-limit.ts'
import { type RequestContext, readContext } from './request-context.ts'

export interface CallerContext extends RequestContext {
  principal: Principal
}

/**
 * Who calls a route that needs credentials, within their limits. Requests without valid ones count against their
 * address, so that keys and tokens cannot be guessed at speed; valid ones never wait for a neighbour's mistakes.
 * @throws what `readContext` throws; unauthenticated (401), rate_limited (429)
 */
export async function readCaller(
  services: Services,
  exchange: { request: FastifyRequest; reply: FastifyReply },
  besides?: RateKind,
): Promise<CallerContext> {
  const context = await readContext(services, exchange.request).catch(async (error: unknown) => {
    if (error instanceof AppError && error.status === 401) await enforceLimit(services, exchange, {}, ['refused'])
    throw error
  })
  const { principal } = context
  if (principal === undefined) {
    await enforceLimit(services, exchange, context, ['refused'])
    throw errors.unauthenticated({ headers: { 'www-authenticate': 'Bearer' } })
  }
  await enforceLimit(services, exchange, context, [...callerKinds(principal), ...(besides ? [besides] : [])])
  return { ...context, principal }
}
