import { Readable } from 'node:stream'
import { botEndpoints } from '@recado/contracts/bot-endpoints'
import { botUpload } from '../../../http/bot/bot-route.ts'
import { errors } from '../../../platform/errors.ts'
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
