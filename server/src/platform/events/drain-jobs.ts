import type pg from 'pg'
import { runTransaction } from '../database/transaction.ts'
import { BEGIN_JOBS, deleteOutboxRows, type OutboxRow, readJobs } from './outbox.sql.ts'

const BATCH = 500

export interface DrainJobsOptions {
  /** Stores jobs; those that are stored already must be left as they are. */
  insertJobs(jobs: readonly OutboxRow[]): Promise<void>
  signal: AbortSignal
}

export interface DrainedJobs {
  count: number
  /** When the oldest row of the batch was written. */
  oldest: Date
}

/**
 * Carries jobs into the queue, a batch a transaction. They are in the queue before their rows are deleted, and their ids are
 * the rows': a relay killed in between repeats the insertion, which then changes nothing.
 */
export async function* drainJobs(pool: pg.Pool, options: DrainJobsOptions): AsyncGenerator<DrainedJobs> {
  // Ends: when a batch is not full, or with the relay.
  for (let more = true; more && !options.signal.aborted; ) {
    const rows = await runTransaction(pool, BEGIN_JOBS, async (client) => {
      const jobs = await readJobs(client, BATCH)
      if (jobs.length > 0) {
        await options.insertJobs(jobs)
        await deleteOutboxRows(
          client,
          jobs.map(({ position }) => position),
        )
      }
      return jobs
    })
    more = rows.length === BATCH
    const [first] = rows
    if (first !== undefined) yield { count: rows.length, oldest: first.created_at }
  }
}
