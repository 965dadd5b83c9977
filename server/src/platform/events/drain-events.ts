import type pg from 'pg'
import { runTransaction } from '../database/transaction.ts'
import { newId } from '../ids.ts'
import type { TenantEvent } from './event-hub.ts'
import { BEGIN_EVENTS, type FollowUp, numberEvents, promiseFollowUps } from './outbox.sql.ts'

/** Rows a transaction: enough that its statements cost little a row, small enough to end in some 50 ms. */
const BATCH = 500

export interface DrainEventsOptions {
  /** Name of the job that tells of events outside. */
  eventsJob: string
  followUps?: FollowUps
  signal: AbortSignal
}

/** A look at a tenant's events some time after them, whatever became of the process that caused them. */
export interface FollowUps {
  /** Name of the tenant's job that looks: one waits at a time, and it leaves its successor itself. */
  job: string
  /** Which tenants' events, of a batch, call for it. */
  find(events: readonly TenantEvent[]): FollowUp[]
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
  // Ends: when a batch is not full, or with the relay.
  for (let more = true; more && !options.signal.aborted; ) {
    const { events, rows, oldest } = await runTransaction(pool, BEGIN_EVENTS, (client) => drainBatch(client, options))
    more = rows === BATCH
    if (oldest !== undefined) yield { events, oldest }
  }
}

async function drainBatch(client: pg.PoolClient, { eventsJob, followUps }: DrainEventsOptions) {
  const { unfollowed, ...drained } = await numberEvents(client, { limit: BATCH, eventsJob })
  const found = followUps?.find(drained.events).filter(({ tenantId }) => unfollowed.has(tenantId)) ?? []
  if (followUps !== undefined && found.length > 0) {
    const named = found.map((followUp) => ({ ...followUp, id: newId<string>() }))
    await promiseFollowUps(client, followUps.job, named)
  }
  return drained
}
