import { meEndpoints } from '@recado/contracts/me'
import { accountRoute } from '../../../http/account-route.ts'
import { errors } from '../../../platform/errors.ts'
import { endSession } from '../../sessions/index.ts'
import { describeMe } from '../../workflows/sign-in/describe-me.ts'
import { listSessions } from '../../workflows/sign-in/list-sessions.ts'
import { changePassword, refuseImpersonators, updateProfile } from '../../workflows/sign-in/update-me.ts'
import { resendVerification } from '../../workflows/sign-in/verify-email.ts'

export const whoAmI = accountRoute(meEndpoints.get, {
  handler: ({ services, actor, tenant }) => describeMe(services, actor, tenant),
})

export const updateMe = accountRoute(meEndpoints.update, {
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

export const resendVerificationMail = accountRoute(meEndpoints.resendVerification, {
  handler: async ({ services, actor, tenant }) => {
    await resendVerification(services, actor.identityId, tenant)
    return { status: 'accepted' as const }
  },
})

export const listMySessions = accountRoute(meEndpoints.listSessions, {
  handler: async ({ services, actor }) => ({ items: await listSessions(services, actor) }),
})

export const endMySession = accountRoute(meEndpoints.endSession, {
  handler: async ({ services, actor, params }) => {
    refuseImpersonators(actor)
    if (!(await endSession(services, actor.identityId, params.id, 'revoked_by_person'))) throw errors.not_found()
    return undefined
  },
})
