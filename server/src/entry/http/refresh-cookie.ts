import type { FastifyReply, FastifyRequest } from 'fastify'
import type { IssuedTokens } from '../../modules/identity/index.ts'
import { errors } from '../../platform/errors.ts'
import type { Services } from '../../services.ts'

/**
 * The `__Host-` prefix makes browsers refuse the cookie with a Domain, another Path or without Secure, so no sibling
 * tenant can plant or read it. Chromium keeps Secure cookies on http://*.localhost too
 * (refresh-cookie.browser.test.ts).
 */
export const REFRESH_COOKIE = '__Host-recado_refresh'
const ATTRIBUTES = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' } as const

/** Puts the refresh token where the client asked for it; for `cookie` it leaves the body. */
export function deliverTokens(
  reply: FastifyReply,
  tokens: IssuedTokens,
  transport: 'body' | 'cookie',
): Omit<IssuedTokens, 'refresh_token'> & { refresh_token?: string } {
  if (transport === 'body') return tokens
  const { refresh_token: token, ...rest } = tokens
  reply.setCookie(REFRESH_COOKIE, token, { ...ATTRIBUTES, expires: tokens.refresh_expires_at })
  return rest
}

export function readRefreshCookie(request: FastifyRequest): string | undefined {
  return request.cookies[REFRESH_COOKIE]
}

export function dropRefreshCookie(reply: FastifyReply): void {
  reply.clearCookie(REFRESH_COOKIE, ATTRIBUTES)
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
