import { botEndpoints } from '@recado/contracts/bot-endpoints'
import { botRoute } from '../../../http/bot/bot-route.ts'
import { wakeSends } from '../../workflows/wake-sends.ts'
import { takeCode, takeStatus } from '../index.ts'

export const tellWhatsappCode = botRoute(botEndpoints.qr, {
  handler: async ({ services, source, connection, body }) => {
    await services.withTenant(source, (scope) => takeCode(scope, connection.id, body))
    return {}
  },
})

export const tellWhatsappStatus = botRoute(botEndpoints.status, {
  handler: async ({ services, source, connection, body }) => {
    await services.withTenant(source, async (scope) => {
      await takeStatus(scope, connection.id, body)
      // A bot that speaks can be spoken to.
      await wakeSends(scope, connection.id)
    })
    return {}
  },
})
