import { authEndpoints } from '@recado/contracts/auth'
import { enterOrDepart } from '../../../../http/enter-or-depart.ts'
import { publicRoute } from '../../../../http/public/public-route.ts'
import { deliverTokens, requireOwnOrigin } from '../../../../http/refresh-cookie.ts'
import { findHostTenant, readContext, readOrigin, readTenant } from '../../../../http/request-context.ts'
import { readDevice, refreshCookie, rememberDevice } from '../../../../http/session-cookies.ts'
import { AppError } from '../../../../platform/errors.ts'
import { errors as tenancyErrors } from '../../../../tenancy/errors.ts'
import { register } from '../../../workflows/register.ts'
import { refreshSession } from '../../../workflows/sign-in/refresh-session.ts'
import { signIn } from '../../../workflows/sign-in/sign-in.ts'
import { endSession, sessionErrors, signOutByToken } from '../../index.ts'

export const registerPerson = publicRoute(authEndpoints.register, {
  limit: 'auth',
  handler: async ({ services, request, reply, body }) => {
    if (body.token_transport === 'cookie') requireOwnOrigin(services, request)
    const hostTenant = await readTenant(services, request)
    const entrance = await register(services, {
      ...body,
      locale: body.locale ?? request.locale,
      hostTenant,
      device: readDevice(services, request),
      origin: readOrigin(request),
    })
    if (body.token_transport === 'cookie') rememberDevice(services, { request, reply }, entrance.identity.email)
    return enterOrDepart(services, { request, reply }, entrance, { transport: body.token_transport })
  },
})

export const login = publicRoute(authEndpoints.login, {
  limit: 'auth',
  handler: async ({ services, request, reply, body }) => {
    if (body.token_transport === 'cookie') requireOwnOrigin(services, request)
    const hostTenant = await readTenant(services, request)
    const { email, password, tenant } = body
    const device = readDevice(services, request)
    const origin = readOrigin(request)
    const entrance = await signIn(services, { email, password, tenant, hostTenant, device, origin })
    if (body.token_transport === 'cookie') rememberDevice(services, { request, reply }, email)
    return enterOrDepart(services, { request, reply }, entrance, { transport: body.token_transport })
  },
})

export const refresh = publicRoute(authEndpoints.refresh, {
  limit: 'auth',
  handler: async ({ services, request, reply, body }) => {
    const fromCookie = body.refresh_token === undefined
    if (fromCookie) requireOwnOrigin(services, request)
    const token = body.refresh_token ?? refreshCookie.read(request)
    if (token === undefined) throw sessionErrors.refresh_invalid()
    const host = await findHostTenant(services, request.headers.host)
    if (host === 'unknown') throw tenancyErrors.tenant_unknown()
    const tokens = await refreshSession(services, {
      token,
      tenant: body.tenant,
      // A cookie is of its host; a program's token may be used on the platform's host whatever it speaks for.
      speaksFor: host?.id ?? (fromCookie ? null : undefined),
      origin: readOrigin(request),
    }).catch((error) => {
      // A superseded one stays: the answer that replaces it is on its way to the same browser.
      if (fromCookie && error instanceof AppError && error.status === 401) refreshCookie.drop(reply)
      throw error
    })
    return deliverTokens(reply, tokens, fromCookie ? 'cookie' : 'body')
  },
})

export const logout = publicRoute(authEndpoints.logout, {
  limit: 'auth',
  handler: async ({ services, request, reply, body }) => {
    const cookie = body.refresh_token === undefined ? refreshCookie.read(request) : undefined
    if (cookie !== undefined) {
      requireOwnOrigin(services, request)
      refreshCookie.drop(reply)
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
