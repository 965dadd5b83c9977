import { encodeEventData } from '@recado/contracts/events'
import { encodeId, WebhookDeliveryId, WebhookEndpointId } from '@recado/contracts/ids'
import {
  CreateWebhookBody,
  EventLogPage,
  EventLogQuery,
  ReplayAccepted,
  ReplayWebhookBody,
  UpdateWebhookBody,
  WebhookDeliveryDetail,
  WebhookDeliveryPage,
  WebhookDeliveryStatus,
  WebhookDeliveryView,
  WebhookPage,
  WebhookView,
  WebhookWithSecret,
} from '@recado/contracts/webhooks'
import { PageQuery } from '@recado/contracts/wire'
import { z } from 'zod'
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

const tag = 'Webhooks'
const OneWebhook = z.object({ id: WebhookEndpointId })
const OneDelivery = z.object({ id: WebhookEndpointId, delivery_id: WebhookDeliveryId })

export const createWebhook = consoleRoute({
  name: 'create-webhook',
  method: 'POST',
  url: '/api/v1/webhooks',
  tag,
  summary: 'Asks to be told of events at an address. The signing secret is shown only in this answer.',
  permission: 'webhooks.manage',
  status: 201,
  body: CreateWebhookBody,
  response: WebhookWithSecret,
  answersSecret: true,
  handler: async ({ scope, body, services }) => {
    requireWholeSight(scope)
    const rules = { keyring: services.keyring, allowInsecure: services.config.webhooks.allowPrivate }
    const { endpoint, secret } = await createEndpoint(scope, rules, { ...body, description: body.description ?? '' })
    return { ...revised(endpoint), secret }
  },
})

export const listWebhooks = consoleRoute({
  name: 'list-webhooks',
  method: 'GET',
  url: '/api/v1/webhooks',
  tag,
  summary: 'Every endpoint, oldest first.',
  permission: 'webhooks.read',
  query: PageQuery,
  response: WebhookPage,
  handler: async ({ scope, query }) => {
    const after = decodeIdCursor('webhooks', scope.tenant.id, query.cursor)
    const items = await listEndpoints(scope, { after, limit: query.limit + 1 })
    return pageOfRows('webhooks', scope.tenant.id, query.limit, items.map(revised))
  },
})

export const getWebhook = consoleRoute({
  name: 'get-webhook',
  method: 'GET',
  url: '/api/v1/webhooks/:id',
  tag,
  summary: 'One endpoint.',
  permission: 'webhooks.read',
  params: OneWebhook,
  response: WebhookView,
  handler: async ({ scope, params }) => {
    const endpoint = await findEndpoint(scope, params.id)
    if (endpoint === undefined) throw errors.not_found()
    return revised(endpoint)
  },
})

export const updateWebhook = consoleRoute({
  name: 'update-webhook',
  method: 'PATCH',
  url: '/api/v1/webhooks/:id',
  tag,
  summary: 'Changes the address, the events or the description; pauses or goes on.',
  permission: 'webhooks.manage',
  params: OneWebhook,
  body: UpdateWebhookBody,
  response: WebhookView,
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

export const deleteWebhook = consoleRoute({
  name: 'delete-webhook',
  method: 'DELETE',
  url: '/api/v1/webhooks/:id',
  tag,
  summary: 'Deletes an endpoint with its deliveries.',
  permission: 'webhooks.manage',
  status: 204,
  params: OneWebhook,
  handler: ({ scope, params }) => removeEndpoint(scope, params.id).then(() => undefined),
})

export const rotateWebhookSecret = consoleRoute({
  name: 'rotate-webhook-secret',
  method: 'POST',
  url: '/api/v1/webhooks/:id/rotate-secret',
  tag,
  summary: 'Makes a new secret, shown only in this answer; the present one signs beside it for 24 hours.',
  permission: 'webhooks.manage',
  params: OneWebhook,
  response: WebhookWithSecret,
  answersSecret: true,
  handler: async ({ scope, params, services }) => {
    const { endpoint, secret } = await rotateSecret(scope, services.keyring, params.id)
    return { ...revised(endpoint), secret }
  },
})

export const testWebhook = consoleRoute({
  name: 'test-webhook',
  method: 'POST',
  url: '/api/v1/webhooks/:id/test',
  tag,
  summary: 'Sends `webhook.tested` to this endpoint.',
  permission: 'webhooks.manage',
  status: 202,
  params: OneWebhook,
  response: WebhookDeliveryView,
  handler: async ({ scope, params }) => viewDelivery(await testEndpoint(scope, params.id)),
})

export const replayWebhook = consoleRoute({
  name: 'replay-webhook',
  method: 'POST',
  url: '/api/v1/webhooks/:id/replay',
  tag,
  summary: 'Sends every dead delivery since a time again.',
  permission: 'webhooks.manage',
  status: 202,
  params: OneWebhook,
  body: ReplayWebhookBody,
  response: ReplayAccepted,
  handler: async ({ scope, params, body }) => ({ deliveries: await requestReplay(scope, params.id, body.since) }),
})

export const listWebhookDeliveries = consoleRoute({
  name: 'list-webhook-deliveries',
  method: 'GET',
  url: '/api/v1/webhooks/:id/deliveries',
  tag,
  summary: 'Deliveries of an endpoint, newest first. They arrive in no particular order.',
  permission: 'webhooks.read',
  params: OneWebhook,
  query: PageQuery.extend({ status: WebhookDeliveryStatus.optional() }),
  response: WebhookDeliveryPage,
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

export const getWebhookDelivery = consoleRoute({
  name: 'get-webhook-delivery',
  method: 'GET',
  url: '/api/v1/webhooks/:id/deliveries/:delivery_id',
  tag,
  summary: 'A delivery with its body and every attempt.',
  permission: 'webhooks.read',
  params: OneDelivery,
  response: WebhookDeliveryDetail,
  handler: async ({ scope, params }) => {
    requireWholeSight(scope)
    const delivery = await findDelivery(scope, params.delivery_id)
    if (delivery?.endpoint_id !== params.id) throw errors.not_found()
    return { ...viewDelivery(delivery), body: delivery.body, log: await listAttempts(scope, delivery.id) }
  },
})

export const replayWebhookDelivery = consoleRoute({
  name: 'replay-webhook-delivery',
  method: 'POST',
  url: '/api/v1/webhooks/:id/deliveries/:delivery_id/replay',
  tag,
  summary: 'Sends a delivery again, with the same id and body.',
  permission: 'webhooks.manage',
  status: 202,
  params: OneDelivery,
  response: WebhookDeliveryView,
  handler: async ({ scope, params }) =>
    viewDelivery(await replayDelivery(scope, { endpointId: params.id, deliveryId: params.delivery_id })),
})

export const listTenantEvents = consoleRoute({
  name: 'list-events',
  method: 'GET',
  url: '/api/v1/events',
  tag,
  summary: "The tenant's events of the last 30 days, without gaps, in the order in which they were committed.",
  permission: 'webhooks.read',
  query: EventLogQuery,
  response: EventLogPage,
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
