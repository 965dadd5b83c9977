import { ForgotPasswordBody, ResetPasswordBody, VerifyEmailBody } from '@recado/contracts/auth'
import { z } from 'zod'
import { publicRoute } from '../../../../http/public/public-route.ts'
import { readOrigin, readTenant } from '../../../../http/request-context.ts'
import { requestPasswordReset, resetPassword, verifyEmail } from '../../index.ts'

const tag = 'Authentication'

export const verifyEmailAddress = publicRoute({
  name: 'verify-email',
  method: 'POST',
  url: '/api/v1/auth/verify-email',
  tag,
  limit: 'auth',
  summary: 'Confirms an address by the link that was sent to it.',
  status: 204,
  body: VerifyEmailBody,
  handler: async ({ services, body }) => {
    await verifyEmail(services, body.token)
    return undefined
  },
})

export const forgotPassword = publicRoute({
  name: 'forgot-password',
  method: 'POST',
  url: '/api/v1/auth/forgot-password',
  tag,
  limit: 'auth',
  summary: 'Sends a link for a new password if somebody has the address; the answer does not say whether.',
  status: 202,
  body: ForgotPasswordBody,
  response: z.object({ status: z.literal('accepted') }),
  handler: async ({ services, request, body }) => {
    await requestPasswordReset(services, { email: body.email, hostTenant: await readTenant(services, request) })
    return { status: 'accepted' as const }
  },
})

export const setNewPassword = publicRoute({
  name: 'reset-password',
  method: 'POST',
  url: '/api/v1/auth/reset-password',
  tag,
  limit: 'auth',
  summary: 'Sets a new password by a link and ends every session of the person.',
  status: 204,
  body: ResetPasswordBody,
  handler: async ({ services, request, body }) => {
    await resetPassword(services, { ...body, origin: readOrigin(request) })
    return undefined
  },
})
