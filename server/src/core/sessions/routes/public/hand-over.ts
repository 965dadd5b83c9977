import { handOverEndpoints } from '@recado/contracts/hand-over'
import type { FastifyReply } from 'fastify'
import { publicRoute } from '../../../../http/public/public-route.ts'
import { deliverTokens, requireOwnOrigin } from '../../../../http/refresh-cookie.ts'
import { findHostTenant, readOrigin } from '../../../../http/request-context.ts'
import { findRootOrigin } from '../../../../http/root-origins.ts'
import { arrivalCookie, departureCookie, HAND_OVER_LIFE, refreshCookie } from '../../../../http/session-cookies.ts'
import { AppError } from '../../../../platform/errors.ts'
import { newToken } from '../../../../platform/secrets/index.ts'
import { arrive, challengeOf } from '../../../workflows/sign-in/arrive.ts'
import { originOf } from '../../../workflows/sign-in/places.ts'
import { issueHandOverCode, sessionErrors } from '../../index.ts'

/** The page that says that a hand-over came to nothing, on the host where that was found. */
const CLOSED = '/entrar?passagem=encerrada'

/** Where somebody goes on whose session belongs to this tenant's host (decision 0021). */
export const beginHandOver = publicRoute(handOverEndpoints.begin, {
  limit: 'auth',
  handler: async ({ services, request, reply, query }) => {
    const tenant = await findHostTenant(services, request.headers.host)
    const root = findRootOrigin(services.config, query.from)
    if (tenant === undefined || tenant === 'unknown' || root === undefined) return go(reply, CLOSED)
    const nonce = newToken('arr')
    arrivalCookie.set(reply, nonce, HAND_OVER_LIFE)
    const next = new URL('/api/v1/auth/hand-over/continue', root)
    next.searchParams.set('host', (request.headers.host ?? '').toLowerCase())
    next.searchParams.set('challenge', challengeOf(nonce))
    if (query.depois !== undefined) next.searchParams.set('depois', query.depois)
    return go(reply, next.href)
  },
})

export const continueHandOver = publicRoute(handOverEndpoints.continue, {
  limit: 'auth',
  handler: async ({ services, request, reply, query }) => {
    const ticket = departureCookie.read(request)
    if (ticket === undefined) return go(reply, CLOSED)
    departureCookie.drop(reply)
    try {
      const { code, tenant } = await issueHandOverCode(services, { ticket, ...query })
      const page = new URL('/entrar', originOf(services.config, tenant))
      if (query.depois !== undefined) page.searchParams.set('depois', query.depois)
      // In the fragment: it is in no server's log.
      page.hash = `passagem=${code}`
      return go(reply, page.href)
    } catch (error) {
      if (error instanceof AppError && error.code === 'hand_over_closed') return go(reply, CLOSED)
      throw error
    }
  },
})

export const finishHandOver = publicRoute(handOverEndpoints.finish, {
  limit: 'auth',
  handler: async ({ services, request, reply, body }) => {
    requireOwnOrigin(services, request)
    const tenant = await findHostTenant(services, request.headers.host)
    if (tenant === undefined || tenant === 'unknown') throw sessionErrors.hand_over_closed()
    const tokens = await arrive(services, {
      ...body,
      tenant,
      nonce: arrivalCookie.read(request),
      host: (request.headers.host ?? '').toLowerCase(),
      presentToken: refreshCookie.read(request),
      origin: readOrigin(request),
    })
    arrivalCookie.drop(reply)
    return deliverTokens(reply, tokens, 'cookie')
  },
})

function go(reply: FastifyReply, address: string): FastifyReply {
  return reply.header('cache-control', 'no-store').redirect(address, 303)
}
