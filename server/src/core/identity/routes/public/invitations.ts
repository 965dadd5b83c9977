import { AcceptInvitationBody, InvitationPreview, SignInAnswer } from '@recado/contracts/auth'
import { z } from 'zod'
import { enterOrDepart } from '../../../../http/enter-or-depart.ts'
import { publicRoute } from '../../../../http/public/public-route.ts'
import { requireOwnOrigin } from '../../../../http/refresh-cookie.ts'
import { readOrigin, readTenant } from '../../../../http/request-context.ts'
import { readDevice, rememberDevice } from '../../../../http/session-cookies.ts'
import { acceptAnyInvitation, previewAnyInvitation } from '../../../workflows/partner-invitations.ts'

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
