import { timingSafeEqual } from 'node:crypto'
import { cloudEndpoints } from '@recado/contracts/cloud-endpoints'
import { metaRoute } from '../../../http/bot/meta-route.ts'
import { errors as platformErrors } from '../../../platform/errors.ts'
import { errors, insertDelivery, isSignedByMeta, planTake } from '../index.ts'

export const verifyCloudWebhook = metaRoute(cloudEndpoints.verify, {
  handler: async ({ query, access, reply }) => {
    const isAsked = query['hub.mode'] === 'subscribe'
    if (!isAsked || !isSame(query['hub.verify_token'], access.verify_token)) throw errors.cloud_verify_token_wrong()
    return reply.type('text/plain').send(query['hub.challenge'])
  },
})

/** Answered as soon as it stands in the tables. */
export const deliverCloudWebhook = metaRoute(cloudEndpoints.deliver, {
  bodyLimit: 4 * 1024 ** 2,
  handler: async ({ services, source, connection, access, bytes, request }) => {
    const signature = request.headers['x-hub-signature-256']
    if (!isSignedByMeta(access.app_secret, bytes, typeof signature === 'string' ? signature : undefined))
      throw errors.cloud_signature_invalid()
    const body = parse(bytes)
    await services.withTenant(source, async (scope) => {
      await insertDelivery(scope, connection.id, body)
      await planTake(scope, connection.id)
    })
    return {}
  },
})

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** NUL, which some phones send, is nothing that JSON of the database holds. */
function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'), (_key, value) =>
      typeof value === 'string' ? value.replaceAll('\u0000', '').toWellFormed() : value,
    )
  } catch (cause) {
    throw platformErrors.body_malformed({ cause })
  }
}
