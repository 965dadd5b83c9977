import type pg from 'pg'
import type { TenantEvent } from './event-hub.ts'

/** A job that was written with what called for it. */
export interface OutboxRow {
  position: number
  id: string
  tenant_id: string | null
  name: string
  payload: unknown
  options: { startAfter?: string; singletonKey?: string }
  created_at: Date
}

/**
 * Opens a transaction of the relay: one at a time empties a database's outbox of one kind, also over several nodes. A second
 * one waits and does not turn away, because what woke it may have been committed after the first one looked. The last setting
 * ends a transaction whose relay was frozen.
 */
const beginRelay = (kind: 'events' | 'jobs') => `
  BEGIN;
  SET LOCAL lock_timeout = '10s';
  SET LOCAL idle_in_transaction_session_timeout = '60s';
  SELECT pg_advisory_xact_lock(hashtextextended('recado.relay.${kind}', 7))`
export const BEGIN_EVENTS = beginRelay('events')
export const BEGIN_JOBS = beginRelay('jobs')

export async function readJobs(client: pg.ClientBase, limit: number): Promise<OutboxRow[]> {
  const { rows } = await client.query<OutboxRow>({
    name: 'relay-read-jobs',
    text: `SELECT position, id, tenant_id, name, payload, options, created_at
             FROM recado.outbox WHERE kind = 'job' ORDER BY position LIMIT $1`,
    values: [limit],
  })
  return rows
}

interface NumberedRow {
  tenant_id: string | null
  event_id: number | null
  id: string
  name: string
  payload: unknown
  created_at: Date
  followed: boolean | null
}

/** A job promised so long ago is dead or lost beyond its repetitions: another is promised in its place. */
const OVERDUE = "interval '1 hour'"

/**
 * Moves the oldest events from the outbox to their tenants' logs, with the numbers that follow, and leaves a job for tenants
 * that are told of them outside. One statement: what an event says does not leave the database to come back into it.
 * Events of the platform have no tenant; they are numbered by nobody and only deleted.
 *
 * @returns events in their order, how many rows there were, when the oldest was written, and for which tenants no job that
 * follows events up waits.
 */
export async function numberEvents(
  client: pg.ClientBase,
  { limit, eventsJob }: { limit: number; eventsJob: string },
): Promise<{ events: TenantEvent[]; rows: number; oldest: Date | undefined; unfollowed: ReadonlySet<string> }> {
  const { rows } = await client.query<NumberedRow>({
    name: 'relay-events',
    text: `
      WITH batch AS MATERIALIZED (
        SELECT position, id, tenant_id, name, payload, created_at
          FROM recado.outbox WHERE kind = 'event' ORDER BY position LIMIT $1
      ), counts AS (
        SELECT tenant_id, count(*) AS events FROM batch WHERE tenant_id IS NOT NULL GROUP BY tenant_id
      ), raised AS (
        INSERT INTO recado.event_counters AS c (tenant_id, last_event_id)
        SELECT tenant_id, events FROM counts
        ON CONFLICT (tenant_id) DO UPDATE SET last_event_id = c.last_event_id + excluded.last_event_id
        RETURNING tenant_id, last_event_id, follow_up_due
      ), numbered AS MATERIALIZED (
        SELECT b.*, last_event_id - events + row_number() OVER (PARTITION BY b.tenant_id ORDER BY position) AS event_id,
               follow_up_due > created_at - ${OVERDUE} AS followed
          FROM batch b LEFT JOIN counts USING (tenant_id) LEFT JOIN raised USING (tenant_id)
      ), stored AS (
        INSERT INTO recado.events (tenant_id, event_id, id, name, data, occurred_at)
        SELECT tenant_id, event_id, id, name, payload, created_at FROM numbered WHERE tenant_id IS NOT NULL
      ), subscribers AS (
        INSERT INTO recado.outbox (id, tenant_id, kind, name, payload)
        SELECT gen_random_uuid(), tenant_id, 'job', $2,
               jsonb_build_object('from', last_event_id - events + 1, 'to', last_event_id)
          FROM counts JOIN raised USING (tenant_id) JOIN recado.event_subscribers USING (tenant_id)
      ), gone AS (
        DELETE FROM recado.outbox WHERE position = ANY (ARRAY (SELECT position FROM batch))
      )
      SELECT tenant_id, event_id, id, name, payload, created_at, followed FROM numbered ORDER BY position`,
    values: [limit, eventsJob],
  })
  const events = rows.flatMap(({ tenant_id: tenantId, event_id: eventId, id, name, payload: data, created_at }) =>
    tenantId === null || eventId === null ? [] : [{ tenantId, eventId, id, name, data, occurredAt: created_at }],
  )
  const unfollowed = new Set(
    rows.flatMap(({ tenant_id, followed }) => (tenant_id === null || followed === true ? [] : [tenant_id])),
  )
  return { events, rows: rows.length, oldest: rows[0]?.created_at, unfollowed }
}

export async function hasOutboxRows(client: pg.ClientBase | pg.Pool): Promise<boolean> {
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

/** That a tenant's events, from one of them on, call for a look at them. */
export interface FollowUp {
  tenantId: string
  /** The number of the first event that calls for it. */
  from: number
  /** When to look. */
  startAfter: Date
}

/**
 * Leaves one job for each tenant that has none waiting. To be called in the transaction that numbered the events: it holds
 * the tenants' counters, so a job that ends its work meanwhile either did so before, and is seen here, or waits and finds
 * that there is more. A job that is overdue is replaced, and what it had not looked at is its successor's.
 */
export async function promiseFollowUps(
  client: pg.ClientBase,
  job: string,
  followUps: readonly (FollowUp & { id: string })[],
): Promise<void> {
  await client.query({
    name: 'relay-follow-ups',
    text: `
      WITH promised AS (
        UPDATE recado.event_counters c
           SET follow_up_job = w.id, follow_up_due = w.start_after,
               followed_to = CASE WHEN c.follow_up_job IS NULL THEN w.first - 1 ELSE c.followed_to END
          FROM unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::timestamptz[]) AS w (id, tenant_id, first, start_after)
         WHERE c.tenant_id = w.tenant_id
           AND (c.follow_up_due IS NULL OR c.follow_up_due <= w.start_after - ${OVERDUE})
        RETURNING w.id, w.tenant_id, w.start_after
      )
      INSERT INTO recado.outbox (id, tenant_id, kind, name, payload, options)
      SELECT id, tenant_id, 'job', $1, '{}', jsonb_build_object('startAfter', start_after) FROM promised`,
    values: [
      job,
      followUps.map(({ id }) => id),
      followUps.map(({ tenantId }) => tenantId),
      followUps.map(({ from }) => from),
      followUps.map(({ startAfter }) => startAfter),
    ],
  })
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
