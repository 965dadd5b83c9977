import { flowSecretEndpoints } from '@recado/contracts/flow-secrets'
import { consoleRoute } from '../../../http/console/console-route.ts'
import { deleteFlowSecret, listFlowSecrets, putFlowSecret } from '../index.ts'

export const listAllFlowSecrets = consoleRoute(flowSecretEndpoints.list, {
  permission: 'flows.edit',
  handler: async ({ scope }) => ({ items: await listFlowSecrets(scope) }),
})

export const putOneFlowSecret = consoleRoute(flowSecretEndpoints.put, {
  permission: 'flows.edit',
  handler: ({ scope, services, params: { name }, body }) =>
    putFlowSecret(scope, services.keyring, { name, value: body.value, hosts: body.hosts }),
})

export const deleteOneFlowSecret = consoleRoute(flowSecretEndpoints.delete, {
  permission: 'flows.edit',
  handler: async ({ scope, params: { name } }) => {
    await deleteFlowSecret(scope, name)
    return undefined
  },
})
