import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { AttemptResult } from './deliver-webhook.ts'
import { planDeliveries } from './dispatch-events.ts'
import { reportFailing } from './report-failing.ts'
import { nextAttemptAt } from './retry-schedule.ts'
import { insertAttempt } from './webhook-attempts.sql.ts'
import { settleDelivery, type WebhookDelivery } from './webhook-deliveries.sql.ts'
import { changeEndpoint, clearFailing, lockEndpoint, type WebhookEndpoint } from './webhook-endpoints.sql.ts'

export interface Outcome {
  delivery: Pick<WebhookDelivery, 'id' | 'attempts' | 'round_start'> & { body: string }
  endpoint: Pick<WebhookEndpoint, 'id'>
  result: AttemptResult
  consoleUrl: string
}

const FAILING_AFTER_MS = 5 * 86_400_000
/** Gone: the receiver asks not to be called again. */
const GONE = 410

/** Writes an attempt and what follows from it: delivered, tried again later, dead; and what it says of the endpoint. */
export async function recordOutcome(scope: TenantScope, outcome: Outcome): Promise<void> {
  const { delivery, endpoint, result } = outcome
  const delivered = result.error === null
  const isGone = result.status === GONE
  const next =
    delivered || isGone ? undefined : nextAttemptAt(delivery.attempts - delivery.round_start + 1, scope.clock.now())
  const body = await settleDelivery(scope, delivery.id, delivery.attempts, {
    status: delivered ? 'delivered' : next === undefined ? 'dead' : 'pending',
    next_attempt_at: next ?? null,
    last_status: result.status,
    last_error: result.error,
    delivered_at: delivered ? scope.clock.now() : null,
  })
  if (body === undefined) return
  await insertAttempt(scope, delivery.id, {
    attempt: delivery.attempts + 1,
    at: result.at,
    duration_ms: result.durationMs,
    status: result.status,
    error: result.error,
    // A receiver may answer with what it was sent: not kept if that was redacted meanwhile.
    response_excerpt: body === delivery.body ? result.excerpt : '',
  })
  if (next !== undefined) await planDeliveries(scope, [{ id: delivery.id, attempts: delivery.attempts + 1 }], next)
  if (delivered) await clearFailing(scope, endpoint.id)
  else await judgeEndpoint(scope, outcome, isGone)
}

async function judgeEndpoint(scope: TenantScope, outcome: Outcome, isGone: boolean): Promise<void> {
  const endpoint = await lockEndpoint(scope, outcome.endpoint.id)
  if (endpoint === undefined) return
  const now = scope.clock.now()
  const since = endpoint.failing_since ?? now
  if (isGone) {
    await changeEndpoint(scope, endpoint.id, { status: 'paused', failing_since: since })
    await recordStatus(scope, endpoint, 'webhook.paused_by_receiver', 'paused')
  } else if (endpoint.status === 'active' && now.getTime() - since.getTime() >= FAILING_AFTER_MS) {
    await changeEndpoint(scope, endpoint.id, { status: 'failing' })
    await recordStatus(scope, endpoint, 'webhook.marked_failing', 'failing')
    await reportFailing(scope, { url: endpoint.url, since, consoleUrl: outcome.consoleUrl })
  } else if (endpoint.failing_since === null) {
    await changeEndpoint(scope, endpoint.id, { failing_since: now })
  }
}

function recordStatus(scope: TenantScope, endpoint: WebhookEndpoint, action: string, status: string): Promise<void> {
  return recordAct(scope, {
    action,
    targetKind: 'webhook',
    targetId: endpoint.id,
    before: { status: endpoint.status },
    after: { status },
  })
}
