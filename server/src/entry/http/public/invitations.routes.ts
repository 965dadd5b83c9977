import { AcceptInvitationBody, InvitationPreview, SignInAnswer } from '@recado/contracts/auth'
import { z } from 'zod'
import { acceptAnyInvitation, previewAnyInvitation } from '../../../workflows/partner-invitations.ts'
import { enterOrDepart } from '../enter-or-depart.ts'
import { requireOwnOrigin } from '../refresh-cookie.ts'
import { readOrigin, readTenant } from '../request-context.ts'
import { readDevice, rememberDevice } from '../session-cookies.ts'
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
    previewAnyInvitation(services, { token, hostTenant: await readTenant(services, request) }),
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
  response: SignInAnswer,
  handler: async ({ services, request, reply, body }) => {
    if (body.token_transport === 'cookie') requireOwnOrigin(services, request)
    const hostTenant = await readTenant(services, request)
    const { token, name, password } = body
    const entrance = await acceptAnyInvitation(services, {
      token,
      name,
      password,
      hostTenant,
      device: readDevice(services, request),
      origin: readOrigin(request),
    })
    if (body.token_transport === 'cookie') rememberDevice(services, { request, reply }, entrance.identity.email)
    return enterOrDepart(services, { request, reply }, entrance, { transport: body.token_transport })
  },
})
