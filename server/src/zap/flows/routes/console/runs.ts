import { flowRunEndpoints } from '@recado/contracts/flow-runs'
import { visibleIn } from '../../../../chat/conversations/index.ts'
import { consoleRoute } from '../../../../http/console/console-route.ts'
import type { TenantScope } from '../../../../tenancy/tenant-scope.ts'
import { getRun, listRuns, listSteps, type RunReader } from '../../index.ts'

export const listFlowRuns = consoleRoute(flowRunEndpoints.list, {
  permission: 'conversations.read',
  handler: ({ scope, query }) => {
    const { cursor, limit, status } = query
    const { flow_id: flowId, version_id: versionId, conversation_id: conversationId, contact_id: contactId } = query
    return listRuns(readerOf(scope), { flowId, versionId, conversationId, contactId, status }, { cursor, limit })
  },
})

export const getFlowRun = consoleRoute(flowRunEndpoints.get, {
  permission: 'conversations.read',
  handler: ({ scope, params: { id } }) => getRun(readerOf(scope), id),
})

export const listFlowRunSteps = consoleRoute(flowRunEndpoints.listSteps, {
  permission: 'conversations.read',
  handler: ({ scope, params: { id }, query }) =>
    listSteps(readerOf(scope), id, { cursor: query.cursor, limit: query.limit }),
})

function readerOf(scope: TenantScope): RunReader {
  return { scope, visible: visibleIn(scope) }
}
