import type { WebhookDeliveryId, WebhookEndpointId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface WebhookDelivery {
  id: WebhookDeliveryId
  endpoint_id: WebhookEndpointId
  event_uuid: string
  event_name: string
  status: 'pending' | 'delivered' | 'dead'
  attempts: number
  round_start: number
  next_attempt_at: Date | null
  last_status: number | null
  last_error: string | null
  created_at: Date
  delivered_at: Date | null
}

export type NewDelivery = Pick<WebhookDelivery, 'id' | 'endpoint_id' | 'event_uuid' | 'event_name'> & { body: string }

const COLUMNS = [
  ...(['id', 'endpoint_id', 'event_uuid', 'event_name', 'status', 'attempts', 'round_start'] as const),
  ...(['next_attempt_at', 'last_status', 'last_error', 'created_at', 'delivered_at'] as const),
] as const

/** @returns those that were new: an event that was dispatched before has its deliveries already. */
export async function insertDeliveries(scope: TenantScope, deliveries: readonly NewDelivery[]): Promise<string[]> {
  if (deliveries.length === 0) return []
  const now = scope.clock.now()
  const { rows } = await sql<{ id: string }>`
    INSERT INTO webhook_deliveries
           (tenant_id, id, endpoint_id, event_uuid, event_name, body, created_at, next_attempt_at)
    SELECT ${scope.tenant.id}, d.id, d.endpoint_id, d.event_uuid, d.event_name, d.body, ${now}, ${now}
      FROM jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb)
        AS d (id uuid, endpoint_id uuid, event_uuid uuid, event_name text, body text)
    ON CONFLICT (tenant_id, endpoint_id, event_uuid) DO NOTHING
    RETURNING id`.execute(scope.db)
  return rows.map((row) => row.id)
}

export async function findDelivery(
  scope: TenantScope,
  id: WebhookDeliveryId,
): Promise<(WebhookDelivery & { body: string }) | undefined> {
  const row = await scope.db
    .selectFrom('webhook_deliveries')
    .select([...COLUMNS, 'body'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row
}

/** Newest first. */
export async function listDeliveries(
  scope: TenantScope,
  list: {
    endpointId: WebhookEndpointId
    status: WebhookDelivery['status'] | undefined
    before: WebhookDeliveryId | undefined
    limit: number
  },
): Promise<WebhookDelivery[]> {
  const rows = await scope.db
    .selectFrom('webhook_deliveries')
    .select(COLUMNS)
    .where('tenant_id', '=', scope.tenant.id)
    .where('endpoint_id', '=', list.endpointId)
    .$if(list.status !== undefined, (query) => query.where('status', '=', list.status ?? 'dead'))
    .$if(list.before !== undefined, (query) => query.where('id', '<', list.before!))
    .orderBy('id', 'desc')
    .limit(list.limit)
    .execute()
  return rows
}

/**
 * Writes the outcome of attempt number `expected + 1`, if that one is still to be made.
 * @returns the body as it is now; undefined when somebody else made it or the delivery was replayed in between.
 */
export async function settleDelivery(
  scope: TenantScope,
  id: WebhookDeliveryId,
  expected: number,
  outcome: Pick<WebhookDelivery, 'status' | 'next_attempt_at' | 'last_status' | 'last_error' | 'delivered_at'>,
): Promise<string | undefined> {
  const updated = await scope.db
    .updateTable('webhook_deliveries')
    .set({ ...outcome, attempts: expected + 1 })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .where('attempts', '=', expected)
    .returning('body')
    .executeTakeFirst()
  return updated?.body
}

/** A delivery that is not tried at all: its endpoint is paused. */
export async function giveUpDelivery(scope: TenantScope, id: WebhookDeliveryId, reason: string): Promise<void> {
  await scope.db
    .updateTable('webhook_deliveries')
    .set({ status: 'dead', next_attempt_at: null, last_error: reason })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .execute()
}

/** Begins a new round. @returns undefined when the delivery is on its way already. */
export async function restartDelivery(scope: TenantScope, id: WebhookDeliveryId): Promise<WebhookDelivery | undefined> {
  const row = await scope.db
    .updateTable('webhook_deliveries')
    .set((eb) => ({
      status: 'pending',
      round_start: eb.ref('attempts'),
      next_attempt_at: scope.clock.now(),
      delivered_at: null,
    }))
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .where('status', '<>', 'pending')
    .returning(COLUMNS)
    .executeTakeFirst()
  return row
}

export interface DeadRange {
  endpointId: string
  since: Date
  until: Date
}

export async function countDead(scope: TenantScope, range: DeadRange): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM webhook_deliveries
     WHERE tenant_id = ${scope.tenant.id} AND endpoint_id = ${range.endpointId} AND status = 'dead'
       AND created_at >= ${range.since} AND created_at <= ${range.until}`.execute(scope.db)
  return rows[0]?.count ?? 0
}

/** Begins a new round for the oldest dead deliveries. @returns fewer than `limit` when none is left. */
export async function restartDead(
  scope: TenantScope,
  range: DeadRange,
  limit: number,
): Promise<Pick<WebhookDelivery, 'id' | 'attempts'>[]> {
  const { rows } = await sql<Pick<WebhookDelivery, 'id' | 'attempts'>>`
    UPDATE webhook_deliveries
       SET status = 'pending', round_start = attempts, next_attempt_at = ${scope.clock.now()}
     WHERE tenant_id = ${scope.tenant.id}
       AND id IN (SELECT id FROM webhook_deliveries
                   WHERE tenant_id = ${scope.tenant.id} AND endpoint_id = ${range.endpointId} AND status = 'dead'
                     AND created_at >= ${range.since} AND created_at <= ${range.until}
                   ORDER BY id LIMIT ${limit})
    RETURNING id, attempts`.execute(scope.db)
  return rows
}

/** @returns how many; fewer than `limit` when none is left. Their attempts go with them. */
export async function deleteOldDeliveries(scope: TenantScope, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM webhook_deliveries
     WHERE tenant_id = ${scope.tenant.id} AND status <> 'pending' AND created_at < ${before}
       AND id IN (SELECT id FROM webhook_deliveries
                   WHERE tenant_id = ${scope.tenant.id} AND status <> 'pending' ORDER BY id LIMIT ${limit})`.execute(
    scope.db,
  )
  return Number(numAffectedRows ?? 0n)
}
