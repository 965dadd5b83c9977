import {
  authEndpoints,
  type ForgotPasswordBody,
  type LoginBody,
  type RegisterBody,
  type ResetPasswordBody,
  type SignInAnswer,
  type TokenPair,
} from '@recado/contracts/auth'
import type { Given } from '@recado/contracts/endpoint'
import { type HandOverBody, handOverEndpoints } from '@recado/contracts/hand-over'
import { type AcceptInvitationBody, type InvitationPreview, invitationEndpoints } from '@recado/contracts/invitations'
import { meEndpoints } from '@recado/contracts/me'
import type { z } from 'zod'
import type { Http } from '../api/http.ts'

type Pair = z.output<typeof TokenPair>
type Answer = z.output<typeof SignInAnswer>

/** The page never holds a refresh token. */
type InCookie<Body extends z.ZodType> = Omit<Given<Body>, 'token_transport'>
const IN_COOKIE = { token_transport: 'cookie' } as const

// Everything here is said without a token: give it the public door.

export function login(http: Http, body: InCookie<typeof LoginBody>): Promise<Answer> {
  return http.call(authEndpoints.login, { body: { ...body, ...IN_COOKIE } })
}

export function register(http: Http, body: InCookie<typeof RegisterBody>): Promise<Answer> {
  return http.call(authEndpoints.register, { body: { ...body, ...IN_COOKIE } })
}

export function renewPair(http: Http): Promise<Pair> {
  return http.call(authEndpoints.refresh, { body: {} })
}

/** Ends a hand-over: the session is this host's cookie. */
export function finishHandOver(http: Http, body: Given<typeof HandOverBody>): Promise<Pair> {
  return http.call(handOverEndpoints.finish, { body })
}

/** Ends the cookie's session. */
export function endSession(http: Http): Promise<void> {
  return http.call(authEndpoints.logout, { body: {} })
}

export function verifyEmail(http: Http, token: string): Promise<void> {
  return http.call(authEndpoints.verifyEmail, { body: { token } })
}

/** Asks for another verification mail; speaks as the signed-in person. */
export async function resendVerification(http: Http): Promise<void> {
  await http.call(meEndpoints.resendVerification)
}

/** Succeeds whether or not the address is known: the answer tells nobody who has an account. */
export async function forgotPassword(http: Http, body: Given<typeof ForgotPasswordBody>): Promise<void> {
  await http.call(authEndpoints.forgotPassword, { body })
}

export function resetPassword(http: Http, body: Given<typeof ResetPasswordBody>): Promise<void> {
  return http.call(authEndpoints.resetPassword, { body })
}

export function previewInvitation(http: Http, token: string): Promise<z.output<typeof InvitationPreview>> {
  return http.call(invitationEndpoints.preview, { params: { token } })
}

export function acceptInvitation(http: Http, body: InCookie<typeof AcceptInvitationBody>): Promise<Answer> {
  return http.call(invitationEndpoints.accept, { body: { ...body, ...IN_COOKIE } })
}
