import type { FastifyReply, FastifyRequest } from 'fastify'
import type { IssuedTokens } from '../core/workflows/sign-in/start-session.ts'
import { errors } from '../platform/errors.ts'
import type { Services } from '../services.ts'
import { refreshCookie } from './session-cookies.ts'

/** Puts the refresh token where the client asked for it; for `cookie` it leaves the body. */
export function deliverTokens(
  reply: FastifyReply,
  tokens: IssuedTokens,
  transport: 'body' | 'cookie',
): Omit<IssuedTokens, 'refresh_token'> & { refresh_token?: string } {
  if (transport === 'body') return tokens
  const { refresh_token: token, ...rest } = tokens
  refreshCookie.set(reply, token, { expires: tokens.refresh_expires_at })
  return rest
}

/**
 * What a cookie does, only a page of this very host may ask for: sibling tenants are the same site to a browser, so
 * SameSite does not part them. No Origin is no browser's fetch, and then a cookie has no business there.
 *
 * @throws origin_forbidden (403)
 */
export function requireOwnOrigin(services: Pick<Services, 'config'>, request: FastifyRequest): void {
  const origin = URL.parse(request.headers.origin ?? '')
  const secure = services.config.http.publicUrl.startsWith('https:')
  if (origin === null || origin.host !== request.headers.host || (secure && origin.protocol !== 'https:')) {
    throw errors.origin_forbidden()
  }
}
