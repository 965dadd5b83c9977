import { LoginBody, LogoutBody, RefreshBody, RegisterBody, TokenPair } from '@recado/contracts/auth'
import { endSession, errors, refreshSession, signIn, signOutByToken } from '../../../modules/identity/index.ts'
import { AppError } from '../../../platform/errors.ts'
import { register } from '../../../workflows/register.ts'
import { deliverTokens, dropRefreshCookie, readRefreshCookie, requireOwnOrigin } from '../refresh-cookie.ts'
import { readContext, readOrigin, readTenant } from '../request-context.ts'
import { publicRoute } from './public-route.ts'

const tag = 'Authentication'

export const registerPerson = publicRoute({
  name: 'register',
  method: 'POST',
  url: '/api/v1/auth/register',
  tag,
  limit: 'auth',
  summary: 'Opens a trial company on the platform’s host; on a company’s host, accepts an invitation.',
  status: 201,
  body: RegisterBody,
  response: TokenPair,
  handler: async ({ services, request, reply, body }) => {
    if (body.token_transport === 'cookie') requireOwnOrigin(services, request)
    const hostTenant = await readTenant(services, request)
    const tokens = await register(services, {
      ...body,
      locale: body.locale ?? request.locale,
      hostTenant,
      origin: readOrigin(request),
    })
    return deliverTokens(reply, tokens, body.token_transport)
  },
})

export const login = publicRoute({
  name: 'login',
  method: 'POST',
  url: '/api/v1/auth/login',
  tag,
  limit: 'auth',
  summary: 'Signs in by e-mail and password.',
  body: LoginBody,
  response: TokenPair,
  handler: async ({ services, request, reply, body }) => {
    if (body.token_transport === 'cookie') requireOwnOrigin(services, request)
    const hostTenant = await readTenant(services, request)
    const { email, password, tenant } = body
    const tokens = await signIn(services, { email, password, tenant, hostTenant, origin: readOrigin(request) })
    return deliverTokens(reply, tokens, body.token_transport)
  },
})

export const refresh = publicRoute({
  name: 'refresh',
  method: 'POST',
  url: '/api/v1/auth/refresh',
  tag,
  limit: 'auth',
  summary: 'Trades a refresh token, of the body or the cookie, for a new pair. Each works once.',
  body: RefreshBody,
  response: TokenPair,
  handler: async ({ services, request, reply, body }) => {
    const fromCookie = body.refresh_token === undefined
    const transport = body.token_transport ?? (fromCookie ? 'cookie' : 'body')
    if (fromCookie || transport === 'cookie') requireOwnOrigin(services, request)
    const token = body.refresh_token ?? readRefreshCookie(request)
    if (token === undefined) throw errors.refresh_invalid()
    const tokens = await refreshSession(services, {
      token,
      tenant: body.tenant,
      origin: readOrigin(request),
    }).catch((error) => {
      // A superseded one stays: the answer that replaces it is on its way to the same browser.
      if (fromCookie && error instanceof AppError && error.status === 401) dropRefreshCookie(reply)
      throw error
    })
    return deliverTokens(reply, tokens, transport)
  },
})

export const logout = publicRoute({
  name: 'logout',
  method: 'POST',
  url: '/api/v1/auth/logout',
  tag,
  limit: 'auth',
  summary: 'Ends the session of the refresh token, of the body or the cookie, else that of the access token.',
  status: 204,
  body: LogoutBody,
  handler: async ({ services, request, reply, body }) => {
    const cookie = body.refresh_token === undefined ? readRefreshCookie(request) : undefined
    if (cookie !== undefined) {
      requireOwnOrigin(services, request)
      dropRefreshCookie(reply)
    }
    const token = body.refresh_token ?? cookie
    if (token !== undefined) {
      await signOutByToken(services, token)
      return undefined
    }
    const { principal } = await readContext(services, request)
    if (principal !== undefined && 'sessionId' in principal.actor) {
      await endSession(services, principal.actor.identityId, principal.actor.sessionId, 'signed_out')
    }
    return undefined
  },
})
