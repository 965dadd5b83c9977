import { flowAiEndpoints } from '@recado/contracts/flow-ai'
import { flowSecretEndpoints } from '@recado/contracts/flow-secrets'
import { limitOf } from '../../../core/billing/index.ts'
import { consoleAction, consoleRoute } from '../../../http/console/console-route.ts'
import { openModel } from '../../../platform/ai/ai-provider.ts'
import { guardedFetch } from '../../../platform/ai/guarded-fetch.ts'
import type { Services } from '../../../services.ts'
import type { TenantScope } from '../../../tenancy/tenant-scope.ts'
import {
  createSecret,
  findOwnProvider,
  keepOwnProvider,
  listSecrets,
  providerOf,
  removeOwnProvider,
  removeSecret,
  replaceSecret,
  tryModel,
} from '../index.ts'

/** How long who sets a model up waits for its answer. */
const TRIAL_MS = 20_000

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

export const getFlowAi = consoleRoute(flowAiEndpoints.get, {
  permission: 'flows.read',
  handler: ({ scope, services }) => viewAi(scope, services),
})

export const putFlowAi = consoleRoute(flowAiEndpoints.put, {
  permission: 'flows.publish',
  handler: async ({ scope, services, body }) => {
    await keepOwnProvider(scope, services.keyring, body)
    return viewAi(scope, services)
  },
})

export const deleteFlowAi = consoleRoute(flowAiEndpoints.delete, {
  permission: 'flows.publish',
  handler: ({ scope }) => removeOwnProvider(scope).then(() => undefined),
})

export const testFlowAi = consoleAction(flowAiEndpoints.test, {
  permission: 'flows.publish',
  handler: async ({ services, source, body }) => {
    const provider = await services.withTenant(source, (scope) => providerOf(scope, services.keyring, body))
    const signal = AbortSignal.timeout(TRIAL_MS)
    return tryModel(openModel(provider, guardedFetch(services.http, signal)), signal)
  },
})

async function viewAi(scope: TenantScope, { keyring, config }: Services) {
  const shared = config.ai === undefined ? null : { daily_answers: limitOf(scope.tenant, 'ai_answers') }
  return { own: await findOwnProvider(scope, keyring), shared }
}
