import type pg from 'pg'
import { runTransaction } from '../database/transaction.ts'
import { newId } from '../ids.ts'
import type { TenantEvent } from './event-hub.ts'
import {
  BEGIN_RELAY,
  deleteOutboxRows,
  insertEvents,
  insertFollowUpJobs,
  insertSubscriberJobs,
  type OutboxRow,
  raiseCounters,
  readOutbox,
} from './outbox.sql.ts'

/** Rows a transaction: large enough that its four statements cost little a row, small enough to end in some 50 ms. */
const BATCH = 500

export interface DrainOptions {
  /** Stores jobs; those that are stored already must be left as they are. */
  insertJobs(jobs: readonly OutboxRow[]): Promise<void>
  /** Name of the job that tells of events outside. */
  eventsJob: string
  /** Jobs that follow from a batch of events, one list a batch; they commit with the events. */
  followUps?(events: readonly TenantEvent[]): FollowUp[]
  signal: AbortSignal
}

/** A job that an event calls for, whatever became of the process that caused the event. */
export interface FollowUp {
  tenantId: string
  name: string
  payload: Record<string, unknown>
  startAfter?: Date
}

export interface DrainedBatch {
  /** Events in their final order; those of the platform have no number and are not here. */
  events: TenantEvent[]
  jobs: number
  /** When the oldest row of the batch was written; undefined when there was none. */
  oldest: Date | undefined
}

/**
 * Empties a database's outbox, a batch a transaction, in the order in which rows were written.
 * Jobs are in the queue before their rows are deleted, and their ids are the rows': a relay killed in between repeats the
 * insertion, which then changes nothing. Events are numbered, stored and deleted in one transaction: either all or none.
 */
export async function* drainOutbox(pool: pg.Pool, options: DrainOptions): AsyncGenerator<DrainedBatch> {
  while (!options.signal.aborted) {
    const { batch, isLast } = await runTransaction(pool, BEGIN_RELAY, (client) => drainBatch(client, options))
    if (batch.oldest !== undefined) yield batch
    if (isLast) return
  }
}

async function drainBatch(
  client: pg.PoolClient,
  options: DrainOptions,
): Promise<{ batch: DrainedBatch; isLast: boolean }> {
  const rows = await readOutbox(client, BATCH)
  const jobs = rows.filter((row) => row.kind === 'job')
  const happened = rows.filter((row) => row.kind === 'event')
  if (jobs.length > 0) await options.insertJobs(jobs)
  const events = await numberEvents(client, happened)
  let followers = 0
  if (events.length > 0) {
    await insertEvents(client, events)
    followers = await insertSubscriberJobs(client, tellOutside(events, options.eventsJob))
    const followUps = (options.followUps?.(events) ?? []).map((followUp) => ({ id: newId<string>(), ...followUp }))
    if (followUps.length > 0) await insertFollowUpJobs(client, followUps)
    followers += followUps.length
  }
  const [first] = rows
  if (first !== undefined) {
    await deleteOutboxRows(
      client,
      rows.map((row) => row.position),
    )
  }
  return {
    batch: { events, jobs: jobs.length, oldest: first?.created_at },
    isLast: rows.length < BATCH && followers === 0,
  }
}

async function numberEvents(client: pg.PoolClient, rows: readonly OutboxRow[]): Promise<TenantEvent[]> {
  const ofTenants = rows.flatMap((row) => (row.tenant_id === null ? [] : [{ ...row, tenant_id: row.tenant_id }]))
  if (ofTenants.length === 0) return []
  const counts = new Map<string, number>()
  for (const { tenant_id: tenantId } of ofTenants) counts.set(tenantId, (counts.get(tenantId) ?? 0) + 1)
  const last = await raiseCounters(client, counts)
  const next = new Map([...counts].map(([tenantId, count]) => [tenantId, (last.get(tenantId) ?? 0) - count]))
  return ofTenants.map((row) => {
    const eventId = (next.get(row.tenant_id) ?? 0) + 1
    next.set(row.tenant_id, eventId)
    const { tenant_id: tenantId, id, name, payload: data, created_at: occurredAt } = row
    return { tenantId, eventId, id, name, data, occurredAt }
  })
}

/** One job a tenant and batch: the range of numbers that it should tell of. */
function tellOutside(events: readonly TenantEvent[], name: string) {
  const ranges = Map.groupBy(events, (event) => event.tenantId)
  return [...ranges].map(([tenantId, list]) => ({
    id: newId<string>(),
    tenantId,
    name,
    payload: { from: list[0]?.eventId ?? 0, to: list.at(-1)?.eventId ?? 0 },
  }))
}
