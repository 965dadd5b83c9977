import { Readable } from 'node:stream'
import { botEndpoints } from '@recado/contracts/bot-endpoints'
import { BATCH_BYTES_MAX } from '@recado/contracts/bots'
import { botRoute, botUpload } from '../../../http/bot/bot-route.ts'
import { errors } from '../../../platform/errors.ts'
import { takeBotEvents } from '../../workflows/take-bot-events.ts'
import { keepMedia } from '../index.ts'

export const putWhatsappMedia = botUpload(botEndpoints.media, {
  handler: async ({ services, tenant, connection, params, request, sha256 }) => {
    const bytes: unknown = request.body
    if (!(bytes instanceof Readable)) throw errors.body_malformed()
    await keepMedia(services.storage, {
      ...{ tenantId: tenant.id, connectionId: connection.id },
      ...{ ref: params.ref, bytes, sha256 },
    })
    return {}
  },
})

export const deliverWhatsappEvents = botRoute(botEndpoints.incoming, {
  // An album of long captions is larger than a batch, and goes alone.
  bodyLimit: 16 * BATCH_BYTES_MAX,
  handler: ({ services, source, connection, body }) => takeBotEvents(services, { source, connection }, body.events),
})
