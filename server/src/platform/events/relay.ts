import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Clock } from '../clock.ts'
import type { DatabaseAddress } from '../database/database-pools.ts'
import type { OutboxJob } from '../jobs/job-queue.ts'
import type { Logger } from '../logger.ts'
import { drainEvents, type FollowUps } from './drain-events.ts'
import { drainJobs } from './drain-jobs.ts'
import type { EventHub } from './event-hub.ts'
import { hasOutboxRows, type OutboxRow } from './outbox.sql.ts'
import { createRounds, keyOf } from './rounds.ts'

const ALWAYS_AWAKE: ReadonlySet<DatabaseAddress['kind']> = new Set(['control', 'shared'])

/** How long jobs are gathered after a hint. */
const JOBS_AFTER_MS = 50

export interface RelayOptions {
  clock: Clock
  log: Logger
  hub: EventHub
  /** Every database there is, the control database included. */
  listDatabases(): Promise<DatabaseAddress[]>
  pool(address: DatabaseAddress): pg.Pool
  /** Whether this process uses the database at present. */
  isOpen(address: DatabaseAddress): boolean
  /** Looks into a database without opening a pool for it. */
  hasWork(address: DatabaseAddress): Promise<boolean>
  insertJobs(jobs: readonly OutboxJob[]): Promise<void>
  /** How many jobs of a name the tenant's plan lets run at once; undefined when it says nothing. */
  concurrencyOf(tenantId: string): Promise<number | undefined>
  eventsJob: string
  /** Default none. */
  followUps?: FollowUps
  observe?(observation: { rows: number; lagSeconds: number }): void
  /** How often databases are looked at that nothing told of. Default 10 s. */
  sweepMs?: number
}

export interface Relay {
  start(): Promise<void>
  /** A commit wrote to this database's outbox. Returns at once; many calls become one round. Nothing before the start. */
  wake(database: { cluster: string; name: string }): void
  /** Looks into every database now, in use or not. Nothing before the start, which does the same. */
  sweep(): Promise<void>
  /** Empties every outbox and returns then. For tests and before a tenant is moved. */
  drainAll(): Promise<void>
  stop(): Promise<void>
}

/**
 * Carries what committed transactions left in the outboxes: jobs into the queue, events into their tenant's log and to
 * listeners. Hints wake it; a sweep finds what a process that was killed after its commit could not hint at. The sweep
 * leaves databases that sleep alone, but for one of them a turn, so that it does not keep them open: not those of all
 * tenants, control and shared, which do not sleep.
 */
export function createRelay(options: RelayOptions): Relay {
  const { log, sweepMs = 10_000 } = options
  const stop = new AbortController()
  let sleeping: DatabaseAddress[] = []
  let sweeping: Promise<void> | undefined
  let databases = new Map<string, DatabaseAddress>()

  const observe = (rows: number, oldest: Date) => {
    options.observe?.({ rows, lagSeconds: (options.clock.now().getTime() - oldest.getTime()) / 1_000 })
  }
  const events = createRounds(async (address) => {
    const { eventsJob, followUps } = options
    const batches = drainEvents(options.pool(address), {
      eventsJob,
      signal: stop.signal,
      ...(followUps === undefined ? {} : { followUps }),
    })
    let rows = 0
    try {
      for await (const batch of batches) {
        options.hub.publish(batch.events)
        observe(batch.events.length, batch.oldest)
        rows += batch.events.length
      }
    } catch (error) {
      options.hub.tellLost()
      throw error
    }
    return rows
  }, stop.signal)
  const jobs = createRounds(async (address) => {
    const insertJobs = async (rows: readonly OutboxRow[]) =>
      options.insertJobs(await Promise.all(rows.map((row) => toJob(row, options))))
    let rows = 0
    for await (const batch of drainJobs(options.pool(address), { insertJobs, signal: stop.signal })) {
      observe(batch.count, batch.oldest)
      rows += batch.count
    }
    return rows
  }, stop.signal)

  /** Everything that is in a database's outbox now, and the jobs that follow from its events. */
  const empty = async (address: DatabaseAddress): Promise<void> => {
    await events.run(address)
    await jobs.run(address)
  }

  /** A round costs two transactions under a lock; to see that there is nothing to do takes one statement. */
  const look = async (address: DatabaseAddress): Promise<void> => {
    if (await hasOutboxRows(options.pool(address))) await empty(address)
  }

  // The next sweep tries again; nothing is lost while the row is there.
  const tryRound = (address: DatabaseAddress, work: (address: DatabaseAddress) => Promise<void>): Promise<void> =>
    work(address).catch((error: Error) => {
      log.warn({ err: error, database: keyOf(address) }, 'relay round failed')
    })

  // Events leave at once, jobs a moment later and together: under load they would hold up each event by a round of theirs.
  const jobsDue = new Map<string, NodeJS.Timeout>()
  const hurry = (address: DatabaseAddress): void => {
    void tryRound(address, events.run)
    const key = keyOf(address)
    if (jobsDue.has(key)) return
    const runJobs = () => {
      jobsDue.delete(key)
      if (!stop.signal.aborted) void tryRound(address, jobs.run)
    }
    jobsDue.set(key, setTimeout(runJobs, JOBS_AFTER_MS).unref())
  }

  const readDatabases = async (): Promise<DatabaseAddress[]> => {
    const list = await options.listDatabases()
    databases = new Map(list.map((address) => [keyOf(address), address]))
    return list
  }

  const visitSleeping = async (): Promise<void> => {
    const address = sleeping.shift()
    if (address === undefined || options.isOpen(address)) return
    if (await options.hasWork(address)) await tryRound(address, empty)
  }

  const sweepOnce = async (all: boolean): Promise<void> => {
    const list = await readDatabases()
    const awake = list.filter((address) => ALWAYS_AWAKE.has(address.kind) || options.isOpen(address))
    await Promise.all(awake.map((address) => tryRound(address, look)))
    const asleep = list.filter((address) => !awake.includes(address))
    if (sleeping.length === 0 || all) sleeping = asleep
    for (let left = all ? sleeping.length : 1; left > 0 && !stop.signal.aborted; left--) {
      await visitSleeping().catch((error: Error) => log.warn({ err: error }, 'relay could not look into a database'))
    }
  }

  const keepSweeping = async (): Promise<void> => {
    // Ends: with the relay; between two sweeps it rests.
    for (let first = true; !stop.signal.aborted; first = false) {
      await sweepOnce(first).catch((error: Error) => log.warn({ err: error }, 'relay sweep failed'))
      await sleep(sweepMs, undefined, { signal: stop.signal }).catch(() => undefined)
    }
  }

  return {
    start: async () => {
      await readDatabases()
      sweeping ??= keepSweeping()
    },
    wake: (database) => {
      // Before the start the queue may not be there; the first sweep finds what was hinted at.
      if (sweeping === undefined || stop.signal.aborted) return
      const known = databases.get(keyOf(database))
      if (known !== undefined) hurry(known)
      // A database made since the last look.
      else
        readDatabases().then(
          () => {
            const found = databases.get(keyOf(database))
            if (found !== undefined) hurry(found)
          },
          (error: Error) => log.warn({ err: error }, 'relay could not list the databases'),
        )
    },
    sweep: async () => {
      if (sweeping !== undefined) await sweepOnce(true)
    },
    drainAll: async () => {
      for (const address of await readDatabases()) await empty(address)
    },
    stop: async () => {
      stop.abort()
      await sweeping
      for (const timer of jobsDue.values()) clearTimeout(timer)
      await Promise.all([events.settle(), jobs.settle()])
    },
  }
}

async function toJob(row: OutboxRow, options: RelayOptions): Promise<OutboxJob> {
  const concurrency = row.tenant_id === null ? undefined : await options.concurrencyOf(row.tenant_id)
  const { startAfter, singletonKey } = row.options
  return {
    id: row.id,
    name: row.name,
    tenantId: row.tenant_id,
    payload: row.payload,
    createdAt: row.created_at,
    ...(startAfter === undefined ? {} : { startAfter: new Date(startAfter) }),
    ...(singletonKey === undefined ? {} : { singletonKey }),
    ...(concurrency === undefined ? {} : { concurrency }),
  }
}
