import { AcceptInvitationBody, InvitationPreview, TokenPair } from '@recado/contracts/auth'
import { z } from 'zod'
import { acceptInvitation, previewInvitation } from '../../../modules/identity/index.ts'
import { deliverTokens, requireOwnOrigin } from '../refresh-cookie.ts'
import { readOrigin, readTenant } from '../request-context.ts'
import { publicRoute } from './public-route.ts'

const tag = 'Authentication'

export const showInvitation = publicRoute({
  name: 'preview-invitation',
  method: 'GET',
  url: '/api/v1/auth/invitations/:token',
  tag,
  limit: 'auth',
  summary: 'What the page behind an invitation’s link shows before anybody signs in.',
  params: z.object({ token: z.string().max(200) }),
  response: InvitationPreview,
  handler: async ({ services, request, params: { token } }) =>
    previewInvitation(services, { token, hostTenant: await readTenant(services, request) }),
})

export const acceptAnInvitation = publicRoute({
  name: 'accept-invitation',
  method: 'POST',
  url: '/api/v1/auth/accept-invitation',
  tag,
  limit: 'auth',
  summary: 'Makes whoever holds an invitation a member, and signs them in.',
  status: 201,
  body: AcceptInvitationBody,
  response: TokenPair,
  handler: async ({ services, request, reply, body }) => {
    if (body.token_transport === 'cookie') requireOwnOrigin(services, request)
    const hostTenant = await readTenant(services, request)
    const { token, name, password } = body
    const tokens = await acceptInvitation(services, { token, name, password, hostTenant, origin: readOrigin(request) })
    return deliverTokens(reply, tokens, body.token_transport)
  },
})
