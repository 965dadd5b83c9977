import {
  type ForgotPasswordBody,
  type LoginBody,
  type RegisterBody,
  type ResetPasswordBody,
  SignInAnswer,
  TokenPair,
} from '@recado/contracts/auth'
import type { HandOverBody } from '@recado/contracts/hand-over'
import { type AcceptInvitationBody, InvitationPreview } from '@recado/contracts/invitations'
import type { z } from 'zod'
import type { Http } from '../api/http.ts'

type Pair = z.output<typeof TokenPair>
type Answer = z.output<typeof SignInAnswer>

/** The page never holds a refresh token. */
type InCookie<Body extends z.ZodType> = Omit<z.input<Body>, 'token_transport'>

// Everything here is said without a token: give it the public door.

export function login(http: Http, body: InCookie<typeof LoginBody>): Promise<Answer> {
  return http.send('POST', '/api/v1/auth/login', { ...body, token_transport: 'cookie' }, SignInAnswer)
}

export function register(http: Http, body: InCookie<typeof RegisterBody>): Promise<Answer> {
  return http.send('POST', '/api/v1/auth/register', { ...body, token_transport: 'cookie' }, SignInAnswer)
}

export function renewPair(http: Http): Promise<Pair> {
  return http.send('POST', '/api/v1/auth/refresh', {}, TokenPair)
}

/** Ends a hand-over: the session is this host's cookie. */
export function finishHandOver(http: Http, body: z.input<typeof HandOverBody>): Promise<Pair> {
  return http.send('POST', '/api/v1/auth/hand-over', body, TokenPair)
}

/** Ends the cookie's session. */
export async function endSession(http: Http): Promise<void> {
  await http.tell('POST', '/api/v1/auth/logout', {})
}

export async function verifyEmail(http: Http, token: string): Promise<void> {
  await http.tell('POST', '/api/v1/auth/verify-email', { token })
}

/** Asks for another verification mail; speaks as the signed-in person. */
export async function resendVerification(http: Http): Promise<void> {
  await http.tell('POST', '/api/v1/auth/resend-verification', {})
}

/** Succeeds whether or not the address is known: the answer tells nobody who has an account. */
export async function forgotPassword(http: Http, body: z.input<typeof ForgotPasswordBody>): Promise<void> {
  await http.tell('POST', '/api/v1/auth/forgot-password', body)
}

export async function resetPassword(http: Http, body: z.input<typeof ResetPasswordBody>): Promise<void> {
  await http.tell('POST', '/api/v1/auth/reset-password', body)
}

export function previewInvitation(http: Http, token: string): Promise<z.output<typeof InvitationPreview>> {
  return http.get(`/api/v1/auth/invitations/${encodeURIComponent(token)}`, InvitationPreview)
}

export function acceptInvitation(http: Http, body: InCookie<typeof AcceptInvitationBody>): Promise<Answer> {
  return http.send('POST', '/api/v1/auth/accept-invitation', { ...body, token_transport: 'cookie' }, SignInAnswer)
}
