import { type JobWithMetadata, PgBoss } from 'pg-boss'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import { HopelessJobError } from './hopeless-job-error.ts'
import { QUEUE_SCHEMA } from './install-queue.ts'
import { DEAD_LETTERS, prepareQueues } from './prepare-queues.ts'
import { createQueueTables, type QueueTables } from './queue.sql.ts'
import { type CompleteQueueDefinition, completeDefinition, type QueueDefinition } from './queue-definition.ts'
import { readTier, TIERS } from './tiers.ts'

/** A job as the outbox holds it. */
export interface OutboxJob {
  /** The outbox row's id, which becomes the job's: a second insertion of the same row is a no-op. */
  id: string
  name: string
  tenantId: string | null
  payload: unknown
  createdAt: Date
  startAfter?: Date
  singletonKey?: string
  /** How many jobs of a name this tenant's plan lets run at once; undefined for what the job's definition says. */
  concurrency?: number
}

/** What is stored as a job's data. */
export interface JobEnvelope {
  tenant_id: string | null
  payload: unknown
  /** When its cause was written, ISO 8601; absent for jobs that cron made. */
  created_at?: string
  start_after?: string
}

export interface TakenJob {
  id: string
  name: string
  envelope: JobEnvelope
  /** 1 for the first attempt. */
  attempt: number
  /** If this attempt fails the job is dead. */
  isLast: boolean
  /** Which claim on the job this is: settling a claim that was lost does nothing. */
  claim: { id: string; retryCount: number }
}

export interface QueueDepth {
  name: string
  ready: number
  deferred: number
  active: number
  failed: number
}

/** The one queue, in the control database. Every method but `start` throws before `start` has ended. */
export interface JobQueue {
  definitions: readonly CompleteQueueDefinition[]
  start(): Promise<void>
  /** Stores jobs; those that are stored already are left as they are. Unknown names become dead letters. */
  insert(jobs: readonly OutboxJob[]): Promise<void>
  /** Which of the queues hold a job that may run now. */
  listReady(): Promise<string[]>
  /** Milliseconds until a job is due that is not yet; undefined when none waits. To be asked when nothing is ready. */
  untilNextDue(): Promise<number | undefined>
  take(name: string, limit: number): Promise<TakenJob[]>
  complete(job: TakenJob): Promise<void>
  /** Repeats the job later, or makes it a dead letter when it was the last attempt or no other can succeed. */
  fail(job: TakenJob, error: unknown): Promise<'failed' | 'dead'>
  /** Says that these jobs are still being worked on; a job not heard of for 30 s is given to another. */
  touch(jobs: readonly TakenJob[]): Promise<void>
  /** Lets the followers of dead jobs go on in ordered queues. */
  releaseKeys(): Promise<void>
  /** Refreshed by the queue's own monitor every 20 s. */
  depth(): Promise<QueueDepth[]>
  stop(): Promise<void>
}

export interface JobQueueOptions {
  /** The control database, signed in as the application. */
  connectionString: string
  definitions: readonly QueueDefinition[]
  clock: Clock
  log: Logger
  /** Whether this process keeps the queue: expires lost jobs, deletes old ones, fires cron. */
  keeps: boolean
}

/** Connections that one queue may open, beside those of the database pools. */
export const QUEUE_CONNECTIONS = 4

const HEARTBEAT_SECONDS = 30

export function createJobQueue(options: JobQueueOptions): JobQueue {
  const { clock, log, keeps } = options
  const definitions = options.definitions.map(completeDefinition)
  const byName = new Map(definitions.map((definition) => [definition.name, definition]))
  const boss = new PgBoss({
    connectionString: options.connectionString,
    application_name: 'recado jobs',
    max: QUEUE_CONNECTIONS,
    schema: QUEUE_SCHEMA,
    migrate: false,
    createSchema: false,
    supervise: keeps,
    schedule: keeps,
    // The server's role owns no index; the owner's autovacuum is enough for tables that are emptied daily.
    reindex: false,
    superviseIntervalSeconds: 20,
    monitorIntervalSeconds: 20,
    // Cron of ours is to the minute, and no job of ours waits for another's: five seconds, the default of both, are for those.
    cronWorkerIntervalSeconds: 30,
    flowIntervalSeconds: 3_600,
  })
  // Without a listener an error event would end the process.
  boss.on('error', (error) => log.warn({ err: error }, 'job queue'))
  boss.on('warning', ({ message, data }) => log.warn({ data }, message))
  const tables: QueueTables = createQueueTables(boss, QUEUE_SCHEMA)
  const known = new Set([...byName.keys(), DEAD_LETTERS])

  const isKnown = async (name: string): Promise<boolean> => {
    if (known.has(name)) return true
    // A newer server may have made queues that this one has no handler for.
    if ((await boss.getQueue(name)) === null) return false
    known.add(name)
    return true
  }

  return {
    definitions,
    start: async () => {
      await boss.start()
      await prepareQueues(boss, definitions, { heartbeatSeconds: HEARTBEAT_SECONDS, schedules: keeps })
    },
    insert: async (jobs) => {
      const byQueue = new Map<string, OutboxJob[]>()
      for (const job of jobs) {
        const queue = (await isKnown(job.name)) ? job.name : DEAD_LETTERS
        if (queue === DEAD_LETTERS)
          log.error({ job_id: job.id, job: job.name }, 'a job of unknown name is a dead letter')
        byQueue.set(queue, [...(byQueue.get(queue) ?? []), job])
      }
      for (const [queue, list] of byQueue) {
        await boss.insert(
          queue,
          list.map((job) => toInsert(job, clock.now(), byName.get(queue))),
        )
      }
    },
    listReady: () => tables.listReady([...byName.keys()]),
    untilNextDue: () => tables.untilNextDue([...byName.keys()]),
    take: async (name, limit) => {
      const definition = byName.get(name)
      if (definition === undefined) throw new Error(`no job is defined as ${name}`)
      const jobs = await boss.fetch<JobEnvelope>(name, {
        batchSize: limit,
        includeMetadata: true,
        groupConcurrency: { default: definition.concurrencyPerTenant, tiers: TIERS },
      })
      return jobs.map(toTaken)
    },
    complete: async (job) => {
      await boss.complete(job.name, [job.claim])
    },
    fail: async (job, error) => {
      const isDead = job.isLast || error instanceof HopelessJobError
      if (isDead && !job.isLast) await tables.makeLast(job.name, job.claim)
      await boss.fail(job.name, [job.claim], describeError(error))
      if (isDead && byName.get(job.name)?.ordered) await tables.releaseKeys([job.name])
      return isDead ? 'dead' : 'failed'
    },
    touch: async (jobs) => {
      for (const [name, list] of Map.groupBy(jobs, (job) => job.name)) {
        await boss.touch(
          name,
          list.map((job) => job.claim),
        )
      }
    },
    releaseKeys: async () => {
      const ordered = definitions.filter((definition) => definition.ordered).map((definition) => definition.name)
      if (ordered.length > 0) await tables.releaseKeys(ordered)
    },
    depth: async () => {
      const queues = await boss.getQueues([...byName.keys(), DEAD_LETTERS])
      return queues.map((queue) => ({
        name: queue.name,
        ready: queue.readyCount,
        deferred: queue.deferredCount,
        active: queue.activeCount,
        failed: queue.failedCount,
      }))
    },
    // Running jobs are the workers' business and have ended, or been given back, before.
    stop: () => boss.stop({ graceful: false }),
  }
}

function toInsert(job: OutboxJob, now: Date, definition: CompleteQueueDefinition | undefined) {
  const envelope: JobEnvelope & { name?: string } = {
    tenant_id: job.tenantId,
    payload: job.payload,
    created_at: job.createdAt.toISOString(),
    ...(job.startAfter === undefined ? {} : { start_after: job.startAfter.toISOString() }),
    ...(definition === undefined ? { name: job.name } : {}),
  }
  const key = job.singletonKey === undefined ? undefined : `${job.tenantId ?? 'platform'}:${job.singletonKey}`
  return {
    id: job.id,
    data: envelope,
    // As a distance: the database's clock and ours need not agree.
    ...(job.startAfter === undefined ? {} : { startAfter: secondsBetween(now, job.startAfter) }),
    ...(definition?.ordered ? { singletonKey: key ?? job.id } : key === undefined ? {} : { singletonKey: key }),
    ...(job.tenantId === null
      ? {}
      : {
          group: { id: job.tenantId, ...(job.concurrency === undefined ? {} : { tier: readTier(job.concurrency) }) },
        }),
  }
}

function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, (to.getTime() - from.getTime()) / 1000)
}

function toTaken(job: JobWithMetadata<JobEnvelope>): TakenJob {
  return {
    id: job.id,
    name: job.name,
    envelope: job.data,
    attempt: job.retryCount + 1,
    isLast: job.retryCount >= job.retryLimit,
    claim: { id: job.id, retryCount: job.retryCount },
  }
}

/** What is kept beside a failed job. Messages may carry addresses of ours, so this is for operators only. */
function describeError(error: unknown): { message: string; code?: string; stack?: string } {
  if (!(error instanceof Error)) return { message: String(error) }
  const code = (error as Error & { code?: unknown }).code
  return {
    message: error.message,
    ...(typeof code === 'string' ? { code } : {}),
    ...(error.stack === undefined ? {} : { stack: error.stack.slice(0, 4_000) }),
  }
}
