import type pg from 'pg'
import { runTransaction } from '../database/transaction.ts'
import { newId } from '../ids.ts'
import type { TenantEvent } from './event-hub.ts'
import { BEGIN_EVENTS, insertFollowUpJobs, numberEvents } from './outbox.sql.ts'

/** Rows a transaction: enough that its statements cost little a row, small enough to end in some 50 ms. */
const BATCH = 500

export interface DrainEventsOptions {
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

export interface DrainedEvents {
  /** In their final order; those of the platform have no number and are not here. */
  events: TenantEvent[]
  /** When the oldest row of the batch was written. */
  oldest: Date
}

/**
 * Numbers, stores and deletes what happened, in the order in which rows were written: a batch a transaction, either all or
 * none. Events go before jobs and do not wait for them: somebody looks at a screen.
 */
export async function* drainEvents(pool: pg.Pool, options: DrainEventsOptions): AsyncGenerator<DrainedEvents> {
  for (let more = true; more && !options.signal.aborted; ) {
    const { events, rows, oldest } = await runTransaction(pool, BEGIN_EVENTS, (client) => drainBatch(client, options))
    more = rows === BATCH
    if (oldest !== undefined) yield { events, oldest }
  }
}

async function drainBatch(client: pg.PoolClient, options: DrainEventsOptions) {
  const drained = await numberEvents(client, { limit: BATCH, eventsJob: options.eventsJob })
  const { events } = drained
  const followUps = (options.followUps?.(events) ?? []).map((followUp) => ({ id: newId<string>(), ...followUp }))
  if (followUps.length > 0) await insertFollowUpJobs(client, followUps)
  return drained
}
