import { invitationEndpoints } from '@recado/contracts/invitations'
import { enterOrDepart } from '../../../http/enter-or-depart.ts'
import { publicRoute } from '../../../http/public/public-route.ts'
import { requireOwnOrigin } from '../../../http/refresh-cookie.ts'
import { readOrigin, readTenant } from '../../../http/request-context.ts'
import { readDevice, rememberDevice } from '../../../http/session-cookies.ts'
import { acceptAnyInvitation, previewAnyInvitation } from '../../workflows/partner-invitations.ts'

export const showInvitation = publicRoute(invitationEndpoints.preview, {
  limit: 'auth',
  handler: async ({ services, request, params: { token } }) =>
    previewAnyInvitation(services, { token, hostTenant: await readTenant(services, request) }),
})

export const acceptAnInvitation = publicRoute(invitationEndpoints.accept, {
  limit: 'auth',
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
