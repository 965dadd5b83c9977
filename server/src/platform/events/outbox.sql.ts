import type pg from 'pg'
import type { TenantEvent } from './event-hub.ts'

export interface OutboxRow {
  position: number
  id: string
  tenant_id: string | null
  kind: 'job' | 'event'
  name: string
  payload: unknown
  options: { startAfter?: string; singletonKey?: string }
  created_at: Date
}

/**
 * Opens the relay's transaction: one relay at a time empties a database's outbox, also over several nodes. A second one
 * waits and does not turn away, because what woke it may have been committed after the first one looked. The last setting
 * ends a transaction whose relay was frozen.
 */
export const BEGIN_RELAY = `
  BEGIN;
  SET LOCAL lock_timeout = '10s';
  SET LOCAL idle_in_transaction_session_timeout = '60s';
  SELECT pg_advisory_xact_lock(hashtextextended('recado.relay', 7))`

export async function readOutbox(client: pg.ClientBase, limit: number): Promise<OutboxRow[]> {
  const { rows } = await client.query<OutboxRow>({
    name: 'relay-read',
    text: `SELECT position, id, tenant_id, kind, name, payload, options, created_at
             FROM recado.outbox ORDER BY position LIMIT $1`,
    values: [limit],
  })
  return rows
}

export async function hasOutboxRows(client: pg.ClientBase): Promise<boolean> {
  const { rowCount } = await client.query('SELECT 1 FROM recado.outbox LIMIT 1')
  return rowCount === 1
}

export async function deleteOutboxRows(client: pg.ClientBase, positions: readonly number[]): Promise<void> {
  await client.query({
    name: 'relay-delete',
    text: 'DELETE FROM recado.outbox WHERE position = ANY($1::bigint[])',
    values: [positions],
  })
}

/** Raises each tenant's counter by how many events it has. @returns the new last number by tenant. */
export async function raiseCounters(
  client: pg.ClientBase,
  counts: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
  const { rows } = await client.query<{ tenant_id: string; last_event_id: number }>({
    name: 'relay-count',
    text: `INSERT INTO recado.event_counters AS c (tenant_id, last_event_id)
           SELECT * FROM unnest($1::uuid[], $2::bigint[])
           ON CONFLICT (tenant_id) DO UPDATE SET last_event_id = c.last_event_id + excluded.last_event_id
           RETURNING tenant_id, last_event_id`,
    values: [[...counts.keys()], [...counts.values()]],
  })
  return new Map(rows.map((row) => [row.tenant_id, row.last_event_id]))
}

export async function insertEvents(client: pg.ClientBase, events: readonly TenantEvent[]): Promise<void> {
  await client.query({
    name: 'relay-events',
    text: `INSERT INTO recado.events (tenant_id, event_id, id, name, data, occurred_at)
           SELECT t.tenant_id, t.event_id, t.id, t.name, t.data::jsonb, t.occurred_at
             FROM unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::text[], $5::text[], $6::timestamptz[])
               AS t (tenant_id, event_id, id, name, data, occurred_at)`,
    values: [
      events.map((event) => event.tenantId),
      events.map((event) => event.eventId),
      events.map((event) => event.id),
      events.map((event) => event.name),
      events.map((event) => JSON.stringify(event.data)),
      events.map((event) => event.occurredAt),
    ],
  })
}

export interface RelayedJob {
  id: string
  tenantId: string
  name: string
  payload: Record<string, unknown>
}

/** Jobs that follow from events for every tenant; `startAfter` as in an outbox row. */
export async function insertFollowUpJobs(
  client: pg.ClientBase,
  jobs: readonly (RelayedJob & { startAfter?: Date })[],
): Promise<void> {
  await client.query({
    name: 'relay-follow-ups',
    text: `INSERT INTO recado.outbox (id, tenant_id, kind, name, payload, options)
           SELECT t.id, t.tenant_id, 'job', t.name, t.payload::jsonb,
                  CASE WHEN t.start_after IS NULL THEN '{}' ELSE jsonb_build_object('startAfter', t.start_after) END
             FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[])
               AS t (id, tenant_id, name, payload, start_after)`,
    values: [
      jobs.map((job) => job.id),
      jobs.map((job) => job.tenantId),
      jobs.map((job) => job.name),
      jobs.map((job) => JSON.stringify(job.payload)),
      jobs.map((job) => job.startAfter?.toISOString() ?? null),
    ],
  })
}

/** Jobs that follow from events, only for tenants that are told of them outside. */
export async function insertSubscriberJobs(client: pg.ClientBase, jobs: readonly RelayedJob[]): Promise<number> {
  const { rowCount } = await client.query({
    name: 'relay-subscribers',
    text: `INSERT INTO recado.outbox (id, tenant_id, kind, name, payload)
           SELECT t.id, t.tenant_id, 'job', t.name, t.payload::jsonb
             FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) AS t (id, tenant_id, name, payload)
             JOIN recado.event_subscribers USING (tenant_id)`,
    values: [
      jobs.map((job) => job.id),
      jobs.map((job) => job.tenantId),
      jobs.map((job) => job.name),
      jobs.map((job) => JSON.stringify(job.payload)),
    ],
  })
  return rowCount ?? 0
}

/** Deletes a tenant's oldest events from before an instant. @returns how many; fewer than `limit` when none is left. */
export async function deleteOldEvents(
  client: pg.ClientBase | pg.Pool,
  tenantId: string,
  before: Date,
  limit: number,
): Promise<number> {
  const { rowCount } = await client.query(
    `DELETE FROM recado.events
      WHERE tenant_id = $1 AND occurred_at < $2
        AND event_id IN (SELECT event_id FROM recado.events WHERE tenant_id = $1 ORDER BY event_id LIMIT $3)`,
    [tenantId, before, limit],
  )
  return rowCount ?? 0
}
