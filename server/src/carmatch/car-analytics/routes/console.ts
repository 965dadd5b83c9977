import { Readable } from 'node:stream'
import { carAnalyticsEndpoints } from '@recado/contracts/car-analytics'
import { consoleRoute } from '../../../http/console/console-route.ts'
import { showDashboard } from '../../workflows/show-dashboard.ts'
import { csvOfDashboard } from '../index.ts'

const permission = 'reports.read'

export const carDashboard = consoleRoute(carAnalyticsEndpoints.dashboard, {
  permission,
  handler: ({ services, scope, request: { locale }, query }) => showDashboard(services, scope, locale, query),
})

export const carDashboardBareAlias = consoleRoute(carAnalyticsEndpoints.dashboardBareAlias, {
  permission,
  handler: ({ services, scope, request: { locale }, query }) => showDashboard(services, scope, locale, query),
})

export const exportCarDashboard = consoleRoute(carAnalyticsEndpoints.export, {
  permission,
  handler: async ({ services, scope, request: { locale }, reply, query: { table, ...query } }) => {
    const dashboard = await showDashboard(services, scope, locale, query)
    reply.header('content-type', 'text/csv; charset=utf-8')
    reply.header('content-disposition', `attachment; filename="carmatch-${table}-${query.period}.csv"`)
    return Readable.from([csvOfDashboard(dashboard, table, services.texts, locale)])
  },
})
