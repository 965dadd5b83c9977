import { authEndpoints } from '@recado/contracts/auth'
import { publicRoute } from '../../../http/public/public-route.ts'
import { readOrigin, readTenant } from '../../../http/request-context.ts'
import { requestPasswordReset, resetPassword } from '../../workflows/sign-in/reset-password.ts'
import { verifyEmail } from '../../workflows/sign-in/verify-email.ts'

export const verifyEmailAddress = publicRoute(authEndpoints.verifyEmail, {
  limit: 'auth',
  handler: async ({ services, body }) => {
    await verifyEmail(services, body.token)
    return undefined
  },
})

export const forgotPassword = publicRoute(authEndpoints.forgotPassword, {
  limit: 'auth',
  handler: async ({ services, request, body }) => {
    await requestPasswordReset(services, { email: body.email, hostTenant: await readTenant(services, request) })
    return { status: 'accepted' as const }
  },
})

export const setNewPassword = publicRoute(authEndpoints.resetPassword, {
  limit: 'auth',
  handler: async ({ services, request, body }) => {
    await resetPassword(services, { ...body, origin: readOrigin(request) })
    return undefined
  },
})
