import { fleetEndpoints } from '@recado/contracts/bot-fleet'
import { partnerRoute } from '../../../http/office-route.ts'
import { decodeIdCursor, pageOfRows } from '../../../platform/cursor.ts'
import { listBots, presentBot } from '../index.ts'

export const listPartnerBots = partnerRoute(fleetEndpoints.listPartnerBots, {
  handler: async ({ services, actor, query }) => {
    const after = decodeIdCursor('partner-bots', actor.partnerId, query.cursor)
    const { limit, tenant_id: tenant, failing } = query
    const rows = await services.control.asPartner(actor.partnerId, (scope) =>
      listBots(scope, { after, limit: limit + 1, tenant, failing }),
    )
    const page = pageOfRows('partner-bots', actor.partnerId, limit, rows)
    return { ...page, items: page.items.map(presentBot) }
  },
})
