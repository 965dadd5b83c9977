import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { WebhookDeliveryId, WebhookEndpointId } from './ids.ts'
import { Instant, optionalLine, PageQuery, pageOf, Revision } from './wire.ts'

/** `noun.past_verb`, as everywhere events are named. */
export const EventName = z
  .string()
  .max(100)
  .regex(/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/, { error: 'event_name_malformed' })

/** Which events an endpoint is told of; `*` alone stands for all, those to come included. */
export const EventSelection = z
  .array(z.union([z.literal('*'), EventName], { error: 'event_name_malformed' }))
  .min(1, { error: 'too_small' })
  .max(100)
  .overwrite((names) => (names.includes('*') ? ['*'] : [...new Set(names)]))

/** Where we send to: an http or https address without credentials (they belong in the signature). */
export const WebhookUrl = z
  .string()
  .trim()
  .max(2_000, { error: 'text_too_long' })
  .refine(isWebAddress, { error: 'url_malformed' })

function isWebAddress(text: string): boolean {
  const url = URL.parse(text)
  if (url === null || url.username !== '' || url.password !== '' || url.hash !== '') return false
  return url.protocol === 'https:' || url.protocol === 'http:'
}

/** `paused`: nothing new is sent. `failing`: every delivery has failed for five days; it is still tried. */
export const WebhookStatus = z.enum(['active', 'paused', 'failing'])

export const WebhookView = z.object({
  id: WebhookEndpointId,
  url: z.string(),
  description: z.string(),
  events: z.array(z.string()),
  status: WebhookStatus,
  /** Since when no delivery has succeeded; null while they do. */
  failing_since: Instant.nullable(),
  /** Until when deliveries are signed with the secret before the last rotation too. */
  previous_secret_expires_at: Instant.nullable(),
  revision: Revision,
  created_at: Instant,
  updated_at: Instant,
})
export const WebhookPage = pageOf(WebhookView)

/** The signing secret (`whsec_…`) is here and never again. */
export const WebhookWithSecret = WebhookView.extend({ secret: z.string() })

export const CreateWebhookBody = z.strictObject({
  url: WebhookUrl,
  events: EventSelection,
  description: optionalLine(200).optional(),
})
export const UpdateWebhookBody = z.strictObject({
  url: WebhookUrl.optional(),
  events: EventSelection.optional(),
  description: optionalLine(200).optional(),
  status: z.enum(['active', 'paused']).optional(),
})

export const WebhookDeliveryStatus = z.enum(['pending', 'delivered', 'dead'])

/** One event on its way to one endpoint. The order of arrival is not the order of events: compare `timestamp`. */
export const WebhookDeliveryView = z.object({
  id: WebhookDeliveryId,
  webhook_id: WebhookEndpointId,
  event: z.string(),
  status: WebhookDeliveryStatus,
  attempts: z.number().int(),
  next_attempt_at: Instant.nullable(),
  last_status: z.number().int().nullable(),
  /** A code: `http_timeout`, `http_status`, `endpoint_paused` … */
  last_error: z.string().nullable(),
  created_at: Instant,
  delivered_at: Instant.nullable(),
})
export const WebhookDeliveryPage = pageOf(WebhookDeliveryView)

export const WebhookAttemptView = z.object({
  attempt: z.number().int(),
  at: Instant,
  duration_ms: z.number().int(),
  status: z.number().int().nullable(),
  error: z.string().nullable(),
  /** The first kilobyte of the answer. */
  response_excerpt: z.string(),
})
export const WebhookDeliveryDetail = WebhookDeliveryView.extend({
  body: z.string(),
  log: z.array(WebhookAttemptView),
})

/** Dead deliveries created since then are sent again. */
export const ReplayWebhookBody = z.strictObject({ since: Instant })
export const ReplayAccepted = z.object({ deliveries: z.number().int() })

export const EventLogQuery = z.object({
  /** The `cursor` of the page before; without it the log begins at its oldest event. */
  after: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
export const EventView = z.object({
  id: z.string(),
  event: z.string(),
  timestamp: Instant,
  data: z.unknown(),
})
/** `cursor` is always there: keep it and ask again with it. */
export const EventLogPage = z.object({ items: z.array(EventView), cursor: z.string(), has_more: z.boolean() })

const tag = 'Webhooks'
const params = z.object({ id: WebhookEndpointId })
const OneDelivery = z.object({ id: WebhookEndpointId, delivery_id: WebhookDeliveryId })
const path = '/api/v1/webhooks'

export const webhookEndpoints = {
  create: defineEndpoint({
    name: 'create-webhook',
    method: 'POST',
    path,
    tag,
    summary: 'Asks to be told of events at an address. The signing secret is shown only in this answer.',
    status: 201,
    body: CreateWebhookBody,
    response: WebhookWithSecret,
  }),
  list: defineEndpoint({
    name: 'list-webhooks',
    method: 'GET',
    path,
    tag,
    summary: 'Every endpoint, oldest first.',
    query: PageQuery,
    response: WebhookPage,
  }),
  get: defineEndpoint({
    name: 'get-webhook',
    method: 'GET',
    path: `${path}/:id`,
    tag,
    summary: 'One endpoint.',
    params,
    response: WebhookView,
  }),
  update: defineEndpoint({
    name: 'update-webhook',
    method: 'PATCH',
    path: `${path}/:id`,
    tag,
    summary: 'Changes the address, the events or the description; pauses or goes on.',
    params,
    body: UpdateWebhookBody,
    response: WebhookView,
  }),
  delete: defineEndpoint({
    name: 'delete-webhook',
    method: 'DELETE',
    path: `${path}/:id`,
    tag,
    summary: 'Deletes an endpoint with its deliveries.',
    status: 204,
    params,
  }),
  rotateSecret: defineEndpoint({
    name: 'rotate-webhook-secret',
    method: 'POST',
    path: `${path}/:id/rotate-secret`,
    tag,
    summary: 'Makes a new secret, shown only in this answer; the present one signs beside it for 24 hours.',
    params,
    response: WebhookWithSecret,
  }),
  test: defineEndpoint({
    name: 'test-webhook',
    method: 'POST',
    path: `${path}/:id/test`,
    tag,
    summary: 'Sends `webhook.tested` to this endpoint.',
    status: 202,
    params,
    response: WebhookDeliveryView,
  }),
  replay: defineEndpoint({
    name: 'replay-webhook',
    method: 'POST',
    path: `${path}/:id/replay`,
    tag,
    summary: 'Sends every dead delivery since a time again.',
    status: 202,
    params,
    body: ReplayWebhookBody,
    response: ReplayAccepted,
  }),
  listDeliveries: defineEndpoint({
    name: 'list-webhook-deliveries',
    method: 'GET',
    path: `${path}/:id/deliveries`,
    tag,
    summary: 'Deliveries of an endpoint, newest first. They arrive in no particular order.',
    params,
    query: PageQuery.extend({ status: WebhookDeliveryStatus.optional() }),
    response: WebhookDeliveryPage,
  }),
  getDelivery: defineEndpoint({
    name: 'get-webhook-delivery',
    method: 'GET',
    path: `${path}/:id/deliveries/:delivery_id`,
    tag,
    summary: 'A delivery with its body and every attempt.',
    params: OneDelivery,
    response: WebhookDeliveryDetail,
  }),
  replayDelivery: defineEndpoint({
    name: 'replay-webhook-delivery',
    method: 'POST',
    path: `${path}/:id/deliveries/:delivery_id/replay`,
    tag,
    summary: 'Sends a delivery again, with the same id and body.',
    status: 202,
    params: OneDelivery,
    response: WebhookDeliveryView,
  }),
  listEvents: defineEndpoint({
    name: 'list-events',
    method: 'GET',
    path: '/api/v1/events',
    tag,
    summary: "The tenant's events of the last 30 days, without gaps, in the order in which they were committed.",
    query: EventLogQuery,
    response: EventLogPage,
  }),
}
