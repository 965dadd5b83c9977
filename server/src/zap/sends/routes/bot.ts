import { botEndpoints } from '@recado/contracts/bot-endpoints'
import { botRead } from '../../../http/bot/bot-route.ts'
import { fetchPicture } from '../../workflows/fetch-picture.ts'

export const getWhatsappPicture = botRead(botEndpoints.picture, {
  handler: async ({ services, source, connection, params, reply }) => {
    const { bytes, mime } = await fetchPicture(services, source, { connectionId: connection.id, sendId: params.send })
    return reply.type(mime === '' ? 'application/octet-stream' : mime).send(bytes)
  },
})
