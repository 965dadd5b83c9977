import { advisorEndpoints } from '@recado/contracts/advisor'
import { consoleRoute } from '../../../http/console/console-route.ts'
import type { Services } from '../../../services.ts'
import type { TenantScope } from '../../../tenancy/tenant-scope.ts'
import { findOwnModel, keepOwnModel, removeOwnModel } from '../index.ts'

export const getAdvisorModel = consoleRoute(advisorEndpoints.getModel, {
  permission: 'advisor.manage',
  handler: ({ scope, services }) => view(scope, services),
})

export const putAdvisorModel = consoleRoute(advisorEndpoints.putModel, {
  permission: 'advisor.manage',
  handler: async ({ scope, services, body }) => {
    await keepOwnModel(scope, services.keyring, body)
    return view(scope, services)
  },
})

export const deleteAdvisorModel = consoleRoute(advisorEndpoints.deleteModel, {
  permission: 'advisor.manage',
  handler: ({ scope }) => removeOwnModel(scope).then(() => undefined),
})

async function view(scope: TenantScope, { keyring, config }: Services) {
  const shared = config.ai === undefined ? null : { model: config.ai.model }
  return { own: await findOwnModel(scope, keyring), shared }
}
