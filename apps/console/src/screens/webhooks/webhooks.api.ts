import { WebhookDeliveryId, WebhookEndpointId } from '@recado/contracts/ids'
import {
  type CreateWebhookBody,
  ReplayAccepted,
  type UpdateWebhookBody,
  WebhookDeliveryDetail,
  WebhookDeliveryPage,
  WebhookDeliveryView,
  WebhookPage,
  WebhookView,
  WebhookWithSecret,
} from '@recado/contracts/webhooks'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'
import { wireId } from '../../api/wire-id.ts'

export type Webhook = z.output<typeof WebhookView>
export type Delivery = z.output<typeof WebhookDeliveryView>
export type DeliveryDetail = z.output<typeof WebhookDeliveryDetail>

export function listWebhooks(http: Http, cursor?: string) {
  return http.get('/api/v1/webhooks', WebhookPage, { cursor })
}

export function createWebhook(http: Http, body: z.input<typeof CreateWebhookBody>) {
  return http.send('POST', '/api/v1/webhooks', body, WebhookWithSecret)
}

export function updateWebhook(
  http: Http,
  id: WebhookEndpointId,
  body: z.input<typeof UpdateWebhookBody>,
  began?: string,
) {
  return http.send('PATCH', addressOf(id), body, WebhookView, began)
}

export function deleteWebhook(http: Http, id: WebhookEndpointId): Promise<void> {
  return http.tell('DELETE', addressOf(id))
}

export function rotateSecret(http: Http, id: WebhookEndpointId) {
  return http.send('POST', `${addressOf(id)}/rotate-secret`, undefined, WebhookWithSecret)
}

export function sendTest(http: Http, id: WebhookEndpointId) {
  return http.send('POST', `${addressOf(id)}/test`, undefined, WebhookDeliveryView)
}

/** Sends again what could not be delivered since then. */
export function replayDead(http: Http, id: WebhookEndpointId, since: Date) {
  return http.send('POST', `${addressOf(id)}/replay`, { since: since.toISOString() }, ReplayAccepted)
}

export function listDeliveries(http: Http, id: WebhookEndpointId, cursor?: string) {
  return http.get(`${addressOf(id)}/deliveries`, WebhookDeliveryPage, { cursor })
}

export function readDelivery(http: Http, delivery: Delivery): Promise<DeliveryDetail> {
  return http.get(deliveryAddress(delivery), WebhookDeliveryDetail)
}

export function replayDelivery(http: Http, delivery: Delivery) {
  return http.send('POST', `${deliveryAddress(delivery)}/replay`, undefined, WebhookDeliveryView)
}

function addressOf(id: WebhookEndpointId): string {
  return `/api/v1/webhooks/${wireId(WebhookEndpointId, id)}`
}

function deliveryAddress({ id, webhook_id }: Delivery): string {
  return `${addressOf(webhook_id)}/deliveries/${wireId(WebhookDeliveryId, id)}`
}
