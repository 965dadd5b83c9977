import { encodeEventData } from '@recado/contracts/events'
import { encodeId, type WebhookDeliveryId, type WebhookEndpointId } from '@recado/contracts/ids'
import { newId } from '../../platform/ids.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type LoggedEvent, listEventsAfter } from './events.sql.ts'
import { DELIVER_JOB, type DeliverPayload } from './job-payloads.ts'
import { insertDeliveries, type NewDelivery } from './webhook-deliveries.sql.ts'
import { listListening } from './webhook-endpoints.sql.ts'

/** Writes a delivery for each event of the range and each endpoint that listens for it, and plans its first attempt. */
export async function dispatchEvents(scope: TenantScope, range: { from: number; to: number }): Promise<void> {
  const endpoints = await listListening(scope)
  if (endpoints.length === 0) return
  const events = await listEventsAfter(scope, {
    after: range.from - 1,
    to: range.to,
    limit: range.to - range.from + 1,
  })
  const deliveries = events.flatMap((event) =>
    endpoints
      // What happened before somebody asked to be told is not told.
      .filter(({ events, created_at }) => listensFor(events, event.name) && created_at <= event.occurred_at)
      .map((endpoint) => newDelivery(scope.tenant.id, endpoint.id, event)),
  )
  const created = await insertDeliveries(scope, deliveries)
  await planDeliveries(
    scope,
    created.map((id) => ({ id, attempts: 0 })),
  )
}

export function listensFor(selection: readonly string[], eventName: string): boolean {
  return selection.includes('*') || selection.includes(eventName)
}

/** The body is fixed here: every attempt, and every replay, sends the same bytes. */
export function newDelivery(
  tenantId: string,
  endpointId: WebhookEndpointId,
  event: Pick<LoggedEvent, 'id' | 'name' | 'data' | 'occurred_at'>,
): NewDelivery {
  const body = {
    type: event.name,
    timestamp: event.occurred_at.toISOString(),
    tenant_id: encodeId('ten', tenantId),
    data: encodeEventData(event.name, event.data),
  }
  return {
    id: newId<WebhookDeliveryId>(),
    endpoint_id: endpointId,
    event_uuid: event.id,
    event_name: event.name,
    body: JSON.stringify(body),
  }
}

/** Plans the next attempt of each, now or at `startAfter`. The statements leave together. */
export async function planDeliveries(
  scope: TenantScope,
  deliveries: readonly { id: string; attempts: number }[],
  startAfter?: Date,
): Promise<void> {
  await Promise.all(
    deliveries.map(({ id, attempts }) => {
      const payload: DeliverPayload = { delivery_id: id, attempt: attempts }
      return scope.jobs.enqueue(DELIVER_JOB, payload, startAfter === undefined ? {} : { startAfter })
    }),
  )
}
