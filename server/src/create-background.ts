import { findAnswered, REPLY_JOB } from './chat/visitors/index.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { databaseUrl, type LoginRole } from './platform/database/cluster.ts'
import type { DatabaseAddress, DatabasePools } from './platform/database/database-pools.ts'
import { createEventHub, type EventHub } from './platform/events/event-hub.ts'
import { lookIntoOutbox } from './platform/events/look-into-outbox.ts'
import { createOutboxHints, readHint } from './platform/events/outbox-hints.ts'
import { createRelay, type Relay } from './platform/events/relay.ts'
import { createRelayMetrics } from './platform/events/relay-metrics.ts'
import { createJobQueue, type JobQueue } from './platform/jobs/job-queue.ts'
import type { QueueDefinition } from './platform/jobs/queue-definition.ts'
import type { Logger } from './platform/logger.ts'
import type { Metrics } from './platform/metrics.ts'
import type { ChangeBus } from './tenancy/change-bus.ts'
import type { Control } from './tenancy/control-scope.ts'
import type { TenantDirectory } from './tenancy/tenant-directory.ts'
import { listDatabases } from './tenancy/units.sql.ts'

export interface BackgroundOptions {
  config: Config
  clock: Clock
  log: Logger
  metrics: Metrics
  pools: DatabasePools
  passwords: Record<LoginRole, string>
  controlAddress: DatabaseAddress
  control: Control
  changes: ChangeBus
  tenants: TenantDirectory
  queues: readonly QueueDefinition[]
  sweepMs?: number
}

export interface Background {
  hub: EventHub
  queue: JobQueue
  relay: Relay
  /** To be called after a commit that wrote to the outbox of a database. */
  hint(database: { cluster: string; name: string }): void
}

/** The queue and the relay, made and not started: which of them run is said by the process' roles. */
export function createBackground(options: BackgroundOptions): Background {
  const { config, clock, log, pools, passwords, controlAddress, control, changes, tenants } = options
  const urlOf = (address: DatabaseAddress, role: LoginRole) =>
    databaseUrl(pools.cluster(address.cluster), address.name, { role, password: passwords[role] })
  const hub = createEventHub(log)
  const queue = createJobQueue({
    connectionString: urlOf(controlAddress, 'app'),
    definitions: options.queues,
    clock,
    log,
    keeps: config.roles.includes('jobs'),
  })
  const relay = createRelay({
    clock,
    log,
    hub,
    listDatabases: async () => [controlAddress, ...(await control.acrossTenants((scope) => listDatabases(scope)))],
    pool: (address) => pools.get(address, 'relay'),
    isOpen: (address) => pools.isOpen(address),
    hasWork: (address) => lookIntoOutbox(urlOf(address, 'relay')),
    insertJobs: async (jobs) => {
      await queue.insert(jobs)
      // Workers here and on other nodes; those that are not told find the jobs at their next poll.
      await changes.publish('job', '*').catch((error: Error) => log.debug({ err: error }, 'workers were not told'))
    },
    concurrencyOf: async (tenantId) => {
      const limit = (await tenants.find({ id: tenantId }))?.entitlements.limits.concurrent_jobs
      return limit === null ? Number.MAX_SAFE_INTEGER : limit
    },
    eventsJob: 'webhooks.dispatch',
    followUps: { job: REPLY_JOB, find: findAnswered },
    observe: createRelayMetrics(options.metrics),
    ...(options.sweepMs === undefined ? {} : { sweepMs: options.sweepMs }),
  })
  const isRelay = config.roles.includes('relay')
  if (isRelay) {
    changes.on('outbox', (id) => {
      // `*`: the connection was lost, and hints with it.
      if (id !== '*') relay.wake(readHint(id))
      else relay.sweep().catch((error: Error) => log.warn({ err: error }, 'relay sweep failed'))
    })
  }
  const hint = createOutboxHints({
    wakeLocal: isRelay ? relay.wake : undefined,
    publish: (id) => changes.publish('outbox', id),
    log,
  })
  return { hub, queue, relay, hint }
}
