import { Readable } from 'node:stream'
import { flowStatisticsEndpoints } from '@recado/contracts/flow-statistics'
import { consoleRoute } from '../../../../http/console/console-route.ts'
import { csvOfStatistics, readStatistics } from '../../index.ts'

export const getFlowStatistics = consoleRoute(flowStatisticsEndpoints.get, {
  permission: 'flows.read',
  handler: ({ scope, params: { id }, query: { version_id: versionId, since, until } }) =>
    readStatistics(scope, id, { versionId, since, until }),
})

export const exportFlowStatistics = consoleRoute(flowStatisticsEndpoints.export, {
  permission: 'flows.read',
  handler: async ({ scope, services, request, reply, tenant, params: { id }, query }) => {
    const { version_id: versionId, since, until } = query
    const statistics = await readStatistics(scope, id, { versionId, since, until })
    const file = `${tenant.slug}-${statistics.since}-${statistics.until}.csv`
    reply.header('content-type', 'text/csv; charset=utf-8')
    reply.header('content-disposition', `attachment; filename="${file}"`)
    return Readable.from([csvOfStatistics(statistics, services.texts, request.locale)])
  },
})
