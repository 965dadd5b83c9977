import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Clock } from '../clock.ts'
import type { DatabaseAddress } from '../database/database-pools.ts'
import type { OutboxJob } from '../jobs/job-queue.ts'
import type { Logger } from '../logger.ts'
import { drainOutbox, type FollowUp } from './drain-outbox.ts'
import type { EventHub, TenantEvent } from './event-hub.ts'
import type { OutboxRow } from './outbox.sql.ts'

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
  /** Jobs that follow from events. Default none. */
  followUps?(events: readonly TenantEvent[]): FollowUp[]
  observe?(observation: { rows: number; lagSeconds: number }): void
  /** How often databases are looked at that nothing told of. Default 5 s. */
  sweepMs?: number
}

export interface Relay {
  start(): Promise<void>
  /** A commit wrote to this database's outbox. Returns at once; many calls become one round. */
  wake(database: { cluster: string; name: string }): void
  /** Looks into every database now, in use or not. */
  sweep(): Promise<void>
  /** Empties every outbox and returns then. For tests and before a tenant is moved. */
  drainAll(): Promise<void>
  stop(): Promise<void>
}

/**
 * Carries what committed transactions left in the outboxes: jobs into the queue, events into their tenant's log and to
 * listeners. Hints wake it; a sweep finds what a process that was killed after its commit could not hint at. The sweep
 * leaves databases of single tenants that sleep alone, but for one of them a turn, so that it does not keep them open.
 */
export function createRelay(options: RelayOptions): Relay {
  const { log, sweepMs = 5_000 } = options
  const rounds = new Map<string, { again: boolean; done: Promise<void> }>()
  const stop = new AbortController()
  let sleeping: DatabaseAddress[] = []
  let sweeping: Promise<void> | undefined
  let databases = new Map<string, DatabaseAddress>()

  const empty = async (address: DatabaseAddress): Promise<void> => {
    const batches = drainOutbox(options.pool(address), {
      insertJobs: async (rows) => options.insertJobs(await Promise.all(rows.map((row) => toJob(row, options)))),
      eventsJob: options.eventsJob,
      ...(options.followUps === undefined ? {} : { followUps: options.followUps }),
      signal: stop.signal,
    })
    for await (const batch of batches) {
      options.hub.publish(batch.events)
      const lagSeconds = (options.clock.now().getTime() - (batch.oldest?.getTime() ?? 0)) / 1_000
      options.observe?.({ rows: batch.events.length + batch.jobs, lagSeconds })
    }
  }

  /** One round a database at a time; a wake-up during a round makes it go round once more. */
  const round = (address: DatabaseAddress): Promise<void> => {
    const key = keyOf(address)
    const running = rounds.get(key)
    if (running !== undefined) {
      running.again = true
      return running.done
    }
    const state = { again: false, done: Promise.resolve() }
    rounds.set(key, state)
    state.done = (async () => {
      try {
        do {
          state.again = false
          await empty(address)
        } while (state.again && !stop.signal.aborted)
      } finally {
        rounds.delete(key)
      }
    })()
    return state.done
  }

  // The next sweep tries again; nothing is lost while the row is there.
  const tryRound = (address: DatabaseAddress): Promise<void> =>
    round(address).catch((error: Error) => {
      log.warn({ err: error, database: keyOf(address) }, 'relay round failed')
      options.hub.tellLost()
    })

  const readDatabases = async (): Promise<DatabaseAddress[]> => {
    const list = await options.listDatabases()
    databases = new Map(list.map((address) => [keyOf(address), address]))
    return list
  }

  const visitSleeping = async (): Promise<void> => {
    const address = sleeping.shift()
    if (address === undefined || options.isOpen(address)) return
    if (await options.hasWork(address)) await tryRound(address)
  }

  const sweepOnce = async (all: boolean): Promise<void> => {
    const list = await readDatabases()
    const awake = list.filter((address) => address.kind !== 'database' || options.isOpen(address))
    await Promise.all(awake.map(tryRound))
    const asleep = list.filter((address) => !awake.includes(address))
    if (sleeping.length === 0 || all) sleeping = asleep
    for (let left = all ? sleeping.length : 1; left > 0 && !stop.signal.aborted; left--) {
      await visitSleeping().catch((error: Error) => log.warn({ err: error }, 'relay could not look into a database'))
    }
  }

  const keepSweeping = async (): Promise<void> => {
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
      if (stop.signal.aborted) return
      const known = databases.get(keyOf(database))
      if (known !== undefined) void tryRound(known)
      // A database made since the last look.
      else
        readDatabases().then(
          () => {
            const found = databases.get(keyOf(database))
            if (found !== undefined) void tryRound(found)
          },
          (error: Error) => log.warn({ err: error }, 'relay could not list the databases'),
        )
    },
    sweep: () => sweepOnce(true),
    drainAll: async () => {
      for (const address of await readDatabases()) await round(address)
    },
    stop: async () => {
      stop.abort()
      await sweeping
      await Promise.allSettled([...rounds.values()].map(({ done }) => done))
    },
  }
}

function keyOf(database: { cluster: string; name: string }): string {
  return `${database.cluster}/${database.name}`
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
