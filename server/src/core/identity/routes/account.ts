import { Me, SessionView, UpdateMeBody } from '@recado/contracts/auth'
import { SessionId } from '@recado/contracts/ids'
import { z } from 'zod'
import { accountRoute } from '../../../http/account-route.ts'
import { errors } from '../../../platform/errors.ts'
import {
  changePassword,
  describeMe,
  endSession,
  listSessions,
  refuseVisitors,
  resendVerification,
  updateProfile,
} from '../index.ts'

const tag = 'Account'

export const whoAmI = accountRoute({
  name: 'get-me',
  method: 'GET',
  url: '/api/v1/me',
  tag,
  summary: 'Who the caller is, what they may do here, and where else they may go.',
  response: Me,
  handler: ({ services, actor, tenant }) => describeMe(services, actor, tenant),
})

export const updateMe = accountRoute({
  name: 'update-me',
  method: 'PUT',
  url: '/api/v1/me',
  tag,
  summary: 'Changes name, language or password. A new password ends the other sessions.',
  body: UpdateMeBody,
  response: Me,
  handler: async ({ services, actor, tenant, origin, body }) => {
    const call = { actor, tenant, origin }
    if (body.new_password !== undefined) {
      await changePassword(services, call, { current: body.current_password ?? '', next: body.new_password })
    }
    await updateProfile(services, call, body)
    const renamed = body.name === undefined ? actor : { ...actor, name: body.name }
    return describeMe(services, renamed, tenant)
  },
})

export const resendVerificationMail = accountRoute({
  name: 'resend-verification',
  method: 'POST',
  url: '/api/v1/auth/resend-verification',
  tag,
  summary: 'Sends the mail that verifies the caller’s address again, at most once a minute.',
  status: 202,
  response: z.object({ status: z.literal('accepted') }),
  handler: async ({ services, actor, tenant }) => {
    await resendVerification(services, actor.identityId, tenant)
    return { status: 'accepted' as const }
  },
})

export const listMySessions = accountRoute({
  name: 'list-my-sessions',
  method: 'GET',
  url: '/api/v1/me/sessions',
  tag,
  summary: 'Where the caller is signed in: at most 100, latest use first.',
  response: z.object({ items: z.array(SessionView) }),
  handler: async ({ services, actor }) => ({ items: await listSessions(services, actor) }),
})

export const endMySession = accountRoute({
  name: 'end-my-session',
  method: 'DELETE',
  url: '/api/v1/me/sessions/:id',
  tag,
  summary: 'Ends one of the caller’s sessions; its access token stops at once.',
  status: 204,
  params: z.object({ id: SessionId }),
  handler: async ({ services, actor, params }) => {
    refuseVisitors(actor)
    if (!(await endSession(services, actor.identityId, params.id, 'revoked_by_person'))) throw errors.not_found()
    return undefined
  },
})
