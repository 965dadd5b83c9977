import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { IdentityId, MemberId, PartnerId, SessionId, TenantId } from './ids.ts'
import { nameLine } from './names.ts'
import { Permission, Visibility } from './permissions.ts'
import { PhotoUrl } from './photo-url.ts'
import { Instant, Locale, NewPassword } from './wire.ts'

export const TenantChoice = z.object({
  tenant_id: TenantId,
  slug: z.string(),
  name: z.string(),
  console_url: z.string(),
})

export const Me = z.object({
  identity_id: IdentityId,
  email: z.string(),
  name: z.string(),
  locale: Locale,
  email_verified: z.boolean(),
  realm: z.enum(['tenant', 'partner', 'platform']),
  tenant: z
    .object({ id: TenantId, slug: z.string(), name: z.string(), status: z.string(), timezone: z.string() })
    .nullable(),
  partner: z.object({ id: PartnerId, slug: z.string(), name: z.string() }).nullable(),
  member_id: MemberId.nullable(),
  /** Of the member: people of partners and the platform have none. */
  photo_url: PhotoUrl,
  role: z.object({ key: z.string(), name: z.string() }),
  visibility: Visibility.nullable(),
  permissions: z.array(Permission),
  /** Who stands behind this session; `console_url` is where they came from, and go back to. */
  impersonator: z.object({ identity_id: IdentityId, name: z.string(), console_url: z.string() }).nullable(),
  tenants: z.array(TenantChoice),
})

/** A password changes with both, the present one and the new. */
export const UpdateMeBody = z
  .strictObject({
    name: nameLine(120).optional(),
    locale: Locale.optional(),
    current_password: z.string().max(200).optional(),
    new_password: NewPassword.optional(),
  })
  .refine((body) => (body.current_password === undefined) === (body.new_password === undefined), {
    error: 'password_pair_incomplete',
    path: ['current_password'],
  })

export const SessionView = z.object({
  id: SessionId,
  current: z.boolean(),
  user_agent: z.string(),
  ip: z.string(),
  created_at: Instant,
  last_used_at: Instant,
  tenant_name: z.string().nullable(),
})

const tag = 'Account'
const path = '/api/v1/me'

export const meEndpoints = {
  get: defineEndpoint({
    name: 'get-me',
    method: 'GET',
    path,
    tag,
    summary: 'Who the caller is, what they may do here, and where else they may go.',
    response: Me,
  }),
  update: defineEndpoint({
    name: 'update-me',
    method: 'PUT',
    path,
    tag,
    summary: 'Changes name, language or password. A new password ends the other sessions.',
    body: UpdateMeBody,
    response: Me,
  }),
  resendVerification: defineEndpoint({
    name: 'resend-verification',
    method: 'POST',
    path: '/api/v1/auth/resend-verification',
    tag,
    summary: 'Sends the mail that verifies the caller’s address again, at most once a minute.',
    status: 202,
    response: z.object({ status: z.literal('accepted') }),
  }),
  listSessions: defineEndpoint({
    name: 'list-my-sessions',
    method: 'GET',
    path: `${path}/sessions`,
    tag,
    summary: 'Where the caller is signed in: at most 100, latest use first.',
    response: z.object({ items: z.array(SessionView) }),
  }),
  endSession: defineEndpoint({
    name: 'end-my-session',
    method: 'DELETE',
    path: `${path}/sessions/:id`,
    tag,
    summary: 'Ends one of the caller’s sessions; its access token stops at once.',
    status: 204,
    params: z.object({ id: SessionId }),
  }),
}
