import type { Given } from '@recado/contracts/endpoint'
import type { WebhookEndpointId } from '@recado/contracts/ids'
import {
  type CreateWebhookBody,
  type UpdateWebhookBody,
  type WebhookDeliveryDetail,
  type WebhookDeliveryView,
  type WebhookView,
  webhookEndpoints,
} from '@recado/contracts/webhooks'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'

export type Webhook = z.output<typeof WebhookView>
export type Delivery = z.output<typeof WebhookDeliveryView>
export type DeliveryDetail = z.output<typeof WebhookDeliveryDetail>

export function listWebhooks(http: Http, cursor?: string) {
  return http.call(webhookEndpoints.list, { query: { cursor } })
}

export function createWebhook(http: Http, body: Given<typeof CreateWebhookBody>) {
  return http.call(webhookEndpoints.create, { body })
}

export function updateWebhook(
  http: Http,
  id: WebhookEndpointId,
  body: Given<typeof UpdateWebhookBody>,
  began?: string,
) {
  return http.call(webhookEndpoints.update, { params: { id }, body, began })
}

export function deleteWebhook(http: Http, id: WebhookEndpointId): Promise<void> {
  return http.call(webhookEndpoints.delete, { params: { id } })
}

export function rotateSecret(http: Http, id: WebhookEndpointId) {
  return http.call(webhookEndpoints.rotateSecret, { params: { id } })
}

export function sendTest(http: Http, id: WebhookEndpointId) {
  return http.call(webhookEndpoints.test, { params: { id } })
}

/** Sends again what could not be delivered since then. */
export function replayDead(http: Http, id: WebhookEndpointId, since: Date) {
  return http.call(webhookEndpoints.replay, { params: { id }, body: { since } })
}

export function listDeliveries(http: Http, id: WebhookEndpointId, cursor?: string) {
  return http.call(webhookEndpoints.listDeliveries, { params: { id }, query: { cursor } })
}

export function readDelivery(http: Http, delivery: Delivery): Promise<DeliveryDetail> {
  return http.call(webhookEndpoints.getDelivery, { params: paramsOf(delivery) })
}

export function replayDelivery(http: Http, delivery: Delivery) {
  return http.call(webhookEndpoints.replayDelivery, { params: paramsOf(delivery) })
}

function paramsOf({ id, webhook_id }: Delivery) {
  return { id: webhook_id, delivery_id: id }
}
