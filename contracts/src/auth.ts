import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { TenantId } from './ids.ts'
import { nameLine } from './names.ts'
import { Email, Instant, Locale, NewPassword } from './wire.ts'

/**
 * `token_transport: "cookie"` is the console's: the refresh token goes into an httpOnly cookie and not into the body.
 */
export const TokenTransport = z.enum(['body', 'cookie']).default('body')

export const Slug = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9](?:[a-z0-9-]{1,38})[a-z0-9]$/, { error: 'slug_malformed' })

/** Root host: opens a trial tenant. A tenant's host: needs `invitation_token`, company fields are refused. */
export const RegisterBody = z.strictObject({
  name: nameLine(120),
  email: Email,
  password: NewPassword,
  company_name: nameLine(120).optional(),
  slug: Slug.optional(),
  plan: z.string().max(60).optional(),
  locale: Locale.optional(),
  invitation_token: z.string().max(200).optional(),
  token_transport: TokenTransport,
})

export const LoginBody = z.strictObject({
  email: Email,
  password: z.string().min(1).max(200),
  /** Which tenant to enter when the host does not say it: slug or id. */
  tenant: z.string().max(60).optional(),
  token_transport: TokenTransport,
})

/**
 * The body may be empty when the refresh token is in the cookie. `tenant` switches to another tenant of the same person.
 * The new token travels as the old one did.
 */
export const RefreshBody = z.strictObject({
  refresh_token: z.string().max(400).optional(),
  tenant: z.string().max(60).optional(),
})

/** No body: a program's tokens. */
export const EnterTenantBody = z.strictObject({ token_transport: TokenTransport }).nullish()

export const LogoutBody = z.strictObject({ refresh_token: z.string().max(400).optional() })

export const TokenPair = z.object({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.number().int(),
  /** Absent when it went into the cookie. */
  refresh_token: z.string().optional(),
  refresh_expires_at: Instant,
  tenant_id: TenantId.nullable(),
  tenant_slug: z.string().nullable(),
  /** Where this tenant's console lives: the front end goes there after signing in. */
  console_url: z.string(),
})

/** The session belongs to another host: the browser goes there, and a hand-over begins (decision 0021). */
export const Departure = z.object({ depart_to: z.string() })
/** With transport `body` always tokens. */
export const SignInAnswer = z.union([TokenPair, Departure])

export const VerifyEmailBody = z.strictObject({ token: z.string().max(200) })
export const ForgotPasswordBody = z.strictObject({ email: Email })
export const ResetPasswordBody = z.strictObject({ token: z.string().max(200), password: NewPassword })

const tag = 'Authentication'
const path = '/api/v1/auth'

export const authEndpoints = {
  register: defineEndpoint({
    name: 'register',
    method: 'POST',
    path: `${path}/register`,
    tag,
    summary: 'Opens a trial company on the platform’s host; on a company’s host, accepts an invitation.',
    status: 201,
    body: RegisterBody,
    response: SignInAnswer,
  }),
  login: defineEndpoint({
    name: 'login',
    method: 'POST',
    path: `${path}/login`,
    tag,
    summary: 'Signs in by e-mail and password.',
    body: LoginBody,
    response: SignInAnswer,
  }),
  refresh: defineEndpoint({
    name: 'refresh',
    method: 'POST',
    path: `${path}/refresh`,
    tag,
    summary: 'Trades a refresh token, of the body or the cookie, for a new pair. Each works once.',
    body: RefreshBody,
    response: TokenPair,
  }),
  logout: defineEndpoint({
    name: 'logout',
    method: 'POST',
    path: `${path}/logout`,
    tag,
    summary: 'Ends the session of the refresh token, of the body or the cookie, else that of the access token.',
    status: 204,
    body: LogoutBody,
  }),
  verifyEmail: defineEndpoint({
    name: 'verify-email',
    method: 'POST',
    path: '/api/v1/auth/verify-email',
    tag,
    summary: 'Confirms an address by the link that was sent to it.',
    status: 204,
    body: VerifyEmailBody,
  }),
  forgotPassword: defineEndpoint({
    name: 'forgot-password',
    method: 'POST',
    path: '/api/v1/auth/forgot-password',
    tag,
    summary: 'Sends a link for a new password if somebody has the address; the answer does not say whether.',
    status: 202,
    body: ForgotPasswordBody,
    response: z.object({ status: z.literal('accepted') }),
  }),
  resetPassword: defineEndpoint({
    name: 'reset-password',
    method: 'POST',
    path: '/api/v1/auth/reset-password',
    tag,
    summary: 'Sets a new password by a link and ends every session of the person.',
    status: 204,
    body: ResetPasswordBody,
  }),
}
