import {
  type AcceptInvitationBody,
  type ForgotPasswordBody,
  InvitationPreview,
  type LoginBody,
  type RegisterBody,
  type ResetPasswordBody,
  TokenPair,
} from '@recado/contracts/auth'
import type { z } from 'zod'
import type { Http } from '../api/http.ts'

type Pair = z.output<typeof TokenPair>

// Everything here is said without a token: give it the public door.

export function login(http: Http, body: z.input<typeof LoginBody>): Promise<Pair> {
  return http.send('POST', '/api/v1/auth/login', body, TokenPair)
}

export function register(http: Http, body: z.input<typeof RegisterBody>): Promise<Pair> {
  return http.send('POST', '/api/v1/auth/register', body, TokenPair)
}

export function renewPair(http: Http): Promise<Pair> {
  return http.send('POST', '/api/v1/auth/refresh', {}, TokenPair)
}

/** Turns a refresh token held by the page into this host's cookie. */
export function trade(http: Http, refreshToken: string): Promise<Pair> {
  return http.send(
    'POST',
    '/api/v1/auth/refresh',
    { refresh_token: refreshToken, token_transport: 'cookie' },
    TokenPair,
  )
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

export function acceptInvitation(http: Http, body: z.input<typeof AcceptInvitationBody>): Promise<Pair> {
  return http.send('POST', '/api/v1/auth/accept-invitation', body, TokenPair)
}
