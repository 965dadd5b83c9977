import { flowSecretEndpoints } from '@recado/contracts/flow-secrets'
import { consoleRoute } from '../../../http/console/console-route.ts'
import { createSecret, listSecrets, removeSecret, replaceSecret } from '../index.ts'

export const listFlowSecrets = consoleRoute(flowSecretEndpoints.list, {
  permission: 'flows.read',
  handler: async ({ scope }) => ({ items: await listSecrets(scope) }),
})

export const createFlowSecret = consoleRoute(flowSecretEndpoints.create, {
  permission: 'flows.publish',
  handler: ({ scope, services, body }) => createSecret(scope, services.keyring, body),
})

export const replaceFlowSecret = consoleRoute(flowSecretEndpoints.replace, {
  permission: 'flows.publish',
  handler: ({ scope, services, params: { id }, body }) => replaceSecret(scope, services.keyring, id, body),
})

export const deleteFlowSecret = consoleRoute(flowSecretEndpoints.delete, {
  permission: 'flows.publish',
  handler: async ({ scope, params: { id } }) => {
    await removeSecret(scope, id)
    return undefined
  },
})
