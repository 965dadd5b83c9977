import { z } from 'zod'
import { SignInAnswer, TokenTransport } from './auth.ts'
import { defineEndpoint } from './endpoint.ts'
import { InvitationId } from './ids.ts'
import { nameLine } from './names.ts'
import { Email, Instant, PageQuery, pageOf } from './wire.ts'

export const InvitationView = z.object({
  id: InvitationId,
  email: z.string(),
  role: z.string(),
  status: z.enum(['pending', 'accepted', 'revoked', 'expired']),
  invited_by: z.string(),
  created_at: Instant,
  expires_at: Instant,
})

/** What the page behind an invitation's link may show before anybody signs in. */
export const InvitationPreview = z.object({
  email: z.string(),
  role: z.string(),
  tenant_name: z.string(),
  invited_by: z.string(),
  has_account: z.boolean(),
})

export const InviteBody = z.strictObject({ email: Email, role: z.string().max(60), name: nameLine(120).optional() })
export const AcceptInvitationBody = z.strictObject({
  token: z.string().max(200),
  /** For somebody new. */
  name: nameLine(120).optional(),
  /** A new password for somebody new, the present one for somebody who has an account. */
  password: z.string().min(1).max(200),
  token_transport: TokenTransport,
})

const tag = 'People'
const params = z.object({ id: InvitationId })
const path = '/api/v1/invitations'

export const invitationEndpoints = {
  create: defineEndpoint({
    name: 'create-invitation',
    method: 'POST',
    path,
    tag,
    summary: 'Invites somebody by e-mail; an open invitation for the same address is replaced.',
    status: 201,
    body: InviteBody,
    response: InvitationView,
  }),
  list: defineEndpoint({
    name: 'list-invitations',
    method: 'GET',
    path,
    tag,
    summary: 'Invitations of every state, newest first.',
    query: PageQuery,
    response: pageOf(InvitationView),
  }),
  resend: defineEndpoint({
    name: 'resend-invitation',
    method: 'POST',
    path: `${path}/:id/resend`,
    tag,
    summary: 'Sends an invitation again under a new id, with a new link and another week; the old link stops.',
    status: 201,
    params,
    response: InvitationView,
  }),
  revoke: defineEndpoint({
    name: 'revoke-invitation',
    method: 'DELETE',
    path: `${path}/:id`,
    tag,
    summary: 'Closes an open invitation; its link stops.',
    status: 204,
    params,
  }),
  preview: defineEndpoint({
    name: 'preview-invitation',
    method: 'GET',
    path: '/api/v1/auth/invitations/:token',
    tag: 'Authentication',
    summary: 'What the page behind an invitation’s link shows before anybody signs in.',
    params: z.object({ token: z.string().max(200) }),
    response: InvitationPreview,
  }),
  accept: defineEndpoint({
    name: 'accept-invitation',
    method: 'POST',
    path: '/api/v1/auth/accept-invitation',
    tag: 'Authentication',
    summary: 'Makes whoever holds an invitation a member, and signs them in.',
    status: 201,
    body: AcceptInvitationBody,
    response: SignInAnswer,
  }),
}
