import { z } from 'zod'
import { WebhookDeliveryId, WebhookEndpointId } from './ids.ts'
import { Instant, optionalLine, pageOf, Revision } from './wire.ts'

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
  .transform((names) => (names.includes('*') ? ['*'] : [...new Set(names)]))

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
