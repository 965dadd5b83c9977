import { flowEndpoints } from '@recado/contracts/flows'
import type { FlowId, FlowVersionId } from '@recado/contracts/ids'
import { consoleRoute } from '../../../../http/console/console-route.ts'
import { revised } from '../../../../http/revision.ts'
import type { TenantScope } from '../../../../tenancy/tenant-scope.ts'
import {
  describesProblems,
  getFlow,
  getVersion,
  listVersions,
  presentFlow,
  presentVersion,
  publishFlow,
  rollBackFlow,
} from '../../index.ts'

export const listFlowVersions = consoleRoute(flowEndpoints.listVersions, {
  permission: 'flows.read',
  handler: async ({ scope, params: { id }, query: { cursor, limit } }) => {
    const { items, next_cursor } = await listVersions(scope, id, { cursor, limit })
    return { items: items.map(presentVersion), next_cursor }
  },
})

export const getFlowVersion = consoleRoute(flowEndpoints.getVersion, {
  permission: 'flows.read',
  handler: async ({ scope, params: { id, version_id } }) => {
    const { version, content } = await getVersion(scope, { flowId: id, id: version_id })
    return { ...presentVersion(version), ...content }
  },
})

export const publishOneFlow = consoleRoute(flowEndpoints.publish, {
  permission: 'flows.publish',
  handler: async ({ scope, services, request, params: { id }, body }) => {
    const { began_with: beganWith, starts, note = '' } = body
    const describe = describesProblems(services.texts, request.locale)
    return publishedAs(scope, id, await publishFlow(scope, id, { beganWith, starts, note }, describe))
  },
})

export const rollBackOneFlow = consoleRoute(flowEndpoints.rollback, {
  permission: 'flows.publish',
  handler: async ({ scope, params: { id }, body: { version_id } }) => {
    await rollBackFlow(scope, id, version_id)
    return publishedAs(scope, id, version_id)
  },
})

async function publishedAs(scope: TenantScope, id: FlowId, versionId: FlowVersionId) {
  const flow = await getFlow(scope, id)
  const { version } = await getVersion(scope, { flowId: id, id: versionId })
  const { name, description } = flow
  return {
    flow: { ...presentFlow(flow), revision: revised({ name, description }).revision },
    version: presentVersion(version),
  }
}
