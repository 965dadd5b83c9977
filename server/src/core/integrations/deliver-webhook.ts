import { encodeId, type WebhookDeliveryId } from '@recado/contracts/ids'
import type { Clock } from '../../platform/clock.ts'
import { HttpClientError } from '../../platform/http-client/http-client-error.ts'
import type { HttpClient } from '../../platform/http-client.ts'
import type { Keyring } from '../../platform/secrets/index.ts'
import type { ScopeSource, TenantScope, WithTenant } from '../../tenancy/tenant-scope.ts'
import type { DeliverPayload } from './job-payloads.ts'
import { recordOutcome } from './record-outcome.ts'
import { signDelivery } from './sign-delivery.ts'
import { findDelivery, giveUpDelivery, type WebhookDelivery } from './webhook-deliveries.sql.ts'
import { findEndpoint, type WebhookEndpoint } from './webhook-endpoints.sql.ts'
import { openWebhookSecret } from './webhook-secret.ts'

export interface DeliveryParts {
  withTenant: WithTenant
  http: Pick<HttpClient, 'request'>
  keyring: Keyring
  clock: Clock
  /** Where the tenant's people look at their webhooks; goes into the mail about a failing one. */
  consoleUrl: string
}

export interface AttemptResult {
  at: Date
  durationMs: number
  /** Null when there was no answer. */
  status: number | null
  /** A code; null when the answer was 2xx. */
  error: string | null
  excerpt: string
}

const TIMEOUT_MS = 10_000
const EXCERPT_BYTES = 1_024

/**
 * One attempt: reads what to send, leaves the transaction, calls, and records the outcome by `once`. A crash between the
 * call and the record repeats the call; the receiver knows it by the same `webhook-id`.
 */
export async function deliverWebhook(
  parts: DeliveryParts,
  source: ScopeSource,
  { delivery_id, attempt }: DeliverPayload,
  once: (effect: (scope: TenantScope) => Promise<void>) => Promise<unknown>,
  signal: AbortSignal,
): Promise<void> {
  const found = await parts.withTenant(source, (scope) => load(scope, delivery_id as WebhookDeliveryId, attempt))
  if (found === undefined) return
  const result = await call(parts, source.tenant.id, found, signal)
  await once((scope) => recordOutcome(scope, { ...found, result, consoleUrl: parts.consoleUrl }))
}

type Loaded = { delivery: WebhookDelivery & { body: string }; endpoint: WebhookEndpoint }

/** Undefined when this attempt is not to be made any more: gone, paused, replayed, or made already. */
async function load(scope: TenantScope, id: WebhookDeliveryId, attempt: number): Promise<Loaded | undefined> {
  const delivery = await findDelivery(scope, id)
  if (delivery === undefined || delivery.status !== 'pending' || delivery.attempts !== attempt) return undefined
  const endpoint = await findEndpoint(scope, delivery.endpoint_id)
  if (endpoint === undefined) return undefined
  if (endpoint.status === 'paused') {
    await giveUpDelivery(scope, id, 'endpoint_paused')
    return undefined
  }
  return { delivery, endpoint }
}

async function call(
  parts: DeliveryParts,
  tenantId: string,
  { delivery, endpoint }: Loaded,
  signal: AbortSignal,
): Promise<AttemptResult> {
  const at = parts.clock.now()
  const signature = signDelivery(readSecrets(parts.keyring, tenantId, endpoint, at), {
    id: encodeId('evt', delivery.event_uuid),
    at,
    body: delivery.body,
  })
  const started = performance.now()
  const done = (rest: Pick<AttemptResult, 'status' | 'error' | 'excerpt'>): AttemptResult => ({
    at,
    durationMs: Math.round(performance.now() - started),
    ...rest,
  })
  try {
    const answer = await parts.http.request({
      url: endpoint.url,
      method: 'POST',
      headers: { ...signature, 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Recado-Webhooks/1' },
      body: delivery.body,
      timeoutMs: TIMEOUT_MS,
      signal,
    })
    const accepted = answer.status >= 200 && answer.status < 300
    return done({ status: answer.status, error: accepted ? null : 'http_status', excerpt: readExcerpt(answer.body) })
  } catch (error) {
    // The process is going: nothing was found out about the receiver, so this attempt is not counted.
    if (!(error instanceof HttpClientError) || error.code === 'http_aborted') throw error
    return done({ status: null, error: error.code, excerpt: '' })
  }
}

function readSecrets(keyring: Keyring, tenantId: string, endpoint: WebhookEndpoint, at: Date): string[] {
  const sealed = [endpoint.sealed_secret]
  const { previous_sealed_secret: previous, previous_secret_expires_at: until } = endpoint
  if (previous !== null && until !== null && until > at) sealed.push(previous)
  return sealed.map((value) => openWebhookSecret(keyring, tenantId, value))
}

/** Text that can be stored, whatever came: PostgreSQL takes no NUL, and a character cut in half becomes one mark. */
function readExcerpt(body: Buffer): string {
  return new TextDecoder().decode(body.subarray(0, EXCERPT_BYTES)).replaceAll('\0', '\uFFFD')
}
