import { widgetEndpoints } from '@recado/contracts/widget'
import { visitorRoute } from '../../../http/widget/widget-route.ts'
import { startByPage } from '../../workflows/start-by-page.ts'

export const startFlowByPage = visitorRoute(widgetEndpoints.startByPage, {
  act: 'write',
  handler: async ({ scope, services, visitor, body }) => ({
    conversation: await startByPage(scope, services.bots, visitor, body),
  }),
})
