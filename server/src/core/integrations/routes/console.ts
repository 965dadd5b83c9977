import { encodeEventData } from '@recado/contracts/events'
import { encodeId, type WebhookEndpointId } from '@recado/contracts/ids'
import { type WebhookDeliveryView, webhookEndpoints } from '@recado/contracts/webhooks'
import type { z } from 'zod'
import { consoleRoute } from '../../../http/console/console-route.ts'
import { requireWholeSight } from '../../../http/console/require-whole-sight.ts'
import { revised } from '../../../http/revision.ts'
import { decodeIdCursor, pageOfRows } from '../../../platform/cursor.ts'
import { errors } from '../../../platform/errors.ts'
import {
  createEndpoint,
  findDelivery,
  findEndpoint,
  listAttempts,
  listDeliveries,
  listEndpoints,
  listEvents,
  removeEndpoint,
  replayDelivery,
  requestReplay,
  rotateSecret,
  testEndpoint,
  updateEndpoint,
  type WebhookDelivery,
} from '../index.ts'

export const createWebhook = consoleRoute(webhookEndpoints.create, {
  permission: 'webhooks.manage',
  answersSecret: true,
  handler: async ({ scope, body, services }) => {
    requireWholeSight(scope)
    const rules = { keyring: services.keyring, allowInsecure: services.config.webhooks.allowPrivate }
    const { endpoint, secret } = await createEndpoint(scope, rules, { ...body, description: body.description ?? '' })
    return { ...revised(endpoint), secret }
  },
})

export const listWebhooks = consoleRoute(webhookEndpoints.list, {
  permission: 'webhooks.read',
  handler: async ({ scope, query }) => {
    const after = decodeIdCursor<WebhookEndpointId>('webhooks', scope.tenant.id, query.cursor)
    const items = await listEndpoints(scope, { after, limit: query.limit + 1 })
    return pageOfRows('webhooks', scope.tenant.id, query.limit, items.map(revised))
  },
})

export const getWebhook = consoleRoute(webhookEndpoints.get, {
  permission: 'webhooks.read',
  handler: async ({ scope, params }) => {
    const endpoint = await findEndpoint(scope, params.id)
    if (endpoint === undefined) throw errors.not_found()
    return revised(endpoint)
  },
})

export const updateWebhook = consoleRoute(webhookEndpoints.update, {
  permission: 'webhooks.manage',
  edits: {
    kind: 'webhook',
    read: async ({ scope, params }) => {
      const endpoint = await findEndpoint(scope, params.id)
      return endpoint === undefined ? undefined : revised(endpoint)
    },
  },
  handler: async ({ scope, params, body, services }) => {
    requireWholeSight(scope)
    return revised(
      await updateEndpoint(scope, { allowInsecure: services.config.webhooks.allowPrivate }, params.id, body),
    )
  },
})

export const deleteWebhook = consoleRoute(webhookEndpoints.delete, {
  permission: 'webhooks.manage',
  handler: ({ scope, params }) => removeEndpoint(scope, params.id).then(() => undefined),
})

export const rotateWebhookSecret = consoleRoute(webhookEndpoints.rotateSecret, {
  permission: 'webhooks.manage',
  answersSecret: true,
  handler: async ({ scope, params, services }) => {
    const { endpoint, secret } = await rotateSecret(scope, services.keyring, params.id)
    return { ...revised(endpoint), secret }
  },
})

export const testWebhook = consoleRoute(webhookEndpoints.test, {
  permission: 'webhooks.manage',
  handler: async ({ scope, params }) => viewDelivery(await testEndpoint(scope, params.id)),
})

export const replayWebhook = consoleRoute(webhookEndpoints.replay, {
  permission: 'webhooks.manage',
  handler: async ({ scope, params, body }) => ({ deliveries: await requestReplay(scope, params.id, body.since) }),
})

export const listWebhookDeliveries = consoleRoute(webhookEndpoints.listDeliveries, {
  permission: 'webhooks.read',
  handler: async ({ scope, params, query }) => {
    if ((await findEndpoint(scope, params.id)) === undefined) throw errors.not_found()
    const list = `webhook-deliveries/${params.id}/${query.status ?? ''}`
    const items = await listDeliveries(scope, {
      endpointId: params.id,
      status: query.status,
      before: decodeIdCursor(list, scope.tenant.id, query.cursor),
      limit: query.limit + 1,
    })
    const page = pageOfRows(list, scope.tenant.id, query.limit, items)
    return { ...page, items: page.items.map(viewDelivery) }
  },
})

export const getWebhookDelivery = consoleRoute(webhookEndpoints.getDelivery, {
  permission: 'webhooks.read',
  handler: async ({ scope, params }) => {
    requireWholeSight(scope)
    const delivery = await findDelivery(scope, params.delivery_id)
    if (delivery?.endpoint_id !== params.id) throw errors.not_found()
    return { ...viewDelivery(delivery), body: delivery.body, log: await listAttempts(scope, delivery.id) }
  },
})

export const replayWebhookDelivery = consoleRoute(webhookEndpoints.replayDelivery, {
  permission: 'webhooks.manage',
  handler: async ({ scope, params }) =>
    viewDelivery(await replayDelivery(scope, { endpointId: params.id, deliveryId: params.delivery_id })),
})

export const listTenantEvents = consoleRoute(webhookEndpoints.listEvents, {
  permission: 'webhooks.read',
  handler: async ({ scope, query }) => {
    requireWholeSight(scope)
    const log = await listEvents(scope, { after: query.after, limit: query.limit })
    const items = log.items.map(({ id, name, occurred_at, data }) => ({
      id: encodeId('evt', id),
      event: name,
      timestamp: occurred_at,
      data: encodeEventData(name, data),
    }))
    return { items, cursor: log.cursor, has_more: log.hasMore }
  },
})

function viewDelivery(delivery: WebhookDelivery): z.output<typeof WebhookDeliveryView> {
  const { endpoint_id: webhook_id, event_name: event, ...rest } = delivery
  return { ...rest, webhook_id, event }
}
