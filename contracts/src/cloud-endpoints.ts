import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { ConnectionId, TenantId } from './ids.ts'

/** What Meta calls for a number of the Cloud API; the address is entered in the company's app at Meta. */
export const CLOUD_WEBHOOK_PATH = '/api/tenants/:id/whatsapp/cloud/:connection'

const tag = 'WhatsApp bots'
const params = z.object({ id: TenantId, connection: ConnectionId })

export const cloudEndpoints = {
  verify: defineEndpoint({
    name: 'verify-cloud-webhook',
    method: 'GET',
    path: CLOUD_WEBHOOK_PATH,
    tag,
    summary: 'Meta asks whether the address is ours: the challenge comes back to who knows the verify token.',
    params,
    query: z.looseObject({
      'hub.mode': z.string().max(100),
      'hub.verify_token': z.string().max(400),
      'hub.challenge': z.string().max(400),
    }),
  }),
  deliver: defineEndpoint({
    name: 'deliver-cloud-webhook',
    method: 'POST',
    path: CLOUD_WEBHOOK_PATH,
    tag,
    summary: 'Messages, echoes of the phone and what became of others; signed with the app’s secret.',
    params,
    response: z.object({}),
    consumes: ['application/json'],
  }),
}
