import { whatsappCostEndpoints } from '@recado/contracts/whatsapp-costs'
import { consoleRoute } from '../../../http/console/console-route.ts'
import { readCosts } from '../index.ts'

export const getWhatsappCosts = consoleRoute(whatsappCostEndpoints.get, {
  permission: 'billing.read',
  handler: ({ scope, query }) => readCosts(scope, query.month),
})
