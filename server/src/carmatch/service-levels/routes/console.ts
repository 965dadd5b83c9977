import { carAnalyticsEndpoints } from '@recado/contracts/car-analytics'
import { consoleRoute } from '../../../http/console/console-route.ts'
import { readServiceLevel } from '../index.ts'

export const getServiceLevel = consoleRoute(carAnalyticsEndpoints.serviceLevel, {
  permission: 'reports.read',
  handler: async ({ services: { serviceMeter }, scope }) => {
    await serviceMeter.flush(scope)
    return readServiceLevel(scope)
  },
})
