import { createSecretKey, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import pino from 'pino'
import { inject } from 'vitest'
import { createServices } from '../../src/create-services.ts'
import { createApp } from '../../src/http/create-app.ts'
import type { JobDefinition } from '../../src/jobs/define-job.ts'
import { startBackground } from '../../src/jobs/start-background.ts'
import { type Clock, systemClock } from '../../src/platform/clock.ts'
import { loadConfig, type Role } from '../../src/platform/config.ts'
import { databaseUrl } from '../../src/platform/database/cluster.ts'
import type { Logger } from '../../src/platform/logger.ts'
import { type RatePolicies, readRatePolicies } from '../../src/platform/rate-limit/rate-policies.ts'
import { createKeyring } from '../../src/platform/secrets/index.ts'
import { JOBS } from '../../src/products.ts'
import type { Services } from '../../src/services.ts'
import type { BotFleet } from '../../src/zap/bots/index.ts'
import { createDrain } from './create-drain.ts'
import { TEMPLATES } from './templates.ts'
import { TEST_PASSWORDS } from './test-passwords.ts'

export interface TestHouse {
  services: Services
  app: FastifyInstance
  /** Superuser on one of this house's databases, to look behind the policies. */
  admin(database: 'control' | 'shared' | 'schema'): Promise<pg.Client>
  /** A client signed in as one of our roles, to prove what the role cannot do. */
  signedInAs(role: keyof typeof TEST_PASSWORDS, database: 'control' | 'shared' | 'schema'): Promise<pg.Client>
  /**
   * Relays every outbox and runs every job that is due by the house's clock, until nothing is left; background work does
   * not run otherwise. `retries` also repeats what failed or lost its worker, without waiting, until it succeeds or is dead.
   */
  drain(options?: { retries?: boolean }): Promise<void>
  /** Another process of the same installation, in this one: its own pools and caches, and background work that runs. */
  openNode(env?: Record<string, string>, waits?: { sweepMs?: number; pollMs?: number }): Promise<TestNode>
  /** Names of this house's databases. */
  databases: { control: string; shared: string; schema: string }
  close(): Promise<void>
}

export interface TestNode {
  services: Services
  stop(): Promise<void>
}

export interface TestHouseOptions {
  clock?: Clock
  env?: Record<string, string>
  /** `wide`, by default: tests ask faster than anybody whom a limit is meant for. `program`: as it is shipped. */
  rateLimits?: 'wide' | 'program'
  /** Servers beside the one of the run. */
  clusters?: { name: string; url: string }[]
  /** Instead of one that says nothing, unless TEST_LOG asks for more. */
  log?: Logger
  /** Jobs beside the program's own. */
  jobs?: readonly JobDefinition[]
  /** Where bots of numbers run. Default: nowhere. */
  fleet?: BotFleet
}

const keys = [{ id: 'test', key: createSecretKey(randomBytes(32)) }]

/** A whole house over clones of the migrated templates: the program's own wiring, a real PostgreSQL, nothing mocked. */
export async function openTestHouse(options: TestHouseOptions = {}): Promise<TestHouse> {
  const url = inject('postgresUrl')
  const prefix = `t${randomBytes(5).toString('hex')}`
  const databases = { control: `${prefix}_control`, shared: `${prefix}_shared_1`, schema: `${prefix}_schema_1` }
  await cloneTemplates(url, databases)
  const dataDir = await mkdtemp(path.join(tmpdir(), 'recado-house-'))
  const cluster = { name: 'main', url }
  const jobs = [...JOBS, ...(options.jobs ?? [])]
  const keyring = createKeyring(keys)
  const policies = await readRatePolicies()
  // Split off: the program refuses web without relay, but tests start each part by itself.
  const open = ({ ROLES: roles, ...env }: Record<string, string>, waits: { sweepMs?: number } = {}) => {
    const config = loadConfig({
      RECADO_ENV: 'development',
      RECADO_DATA_DIR: dataDir,
      DEMO: 'false',
      BOTS: 'off',
      ...env,
    })
    return createServices({
      ...waits,
      config: roles === undefined ? config : { ...config, roles: roles.split(',') as Role[] },
      clusters: [cluster, ...(options.clusters ?? [])],
      passwords: TEST_PASSWORDS,
      keyring,
      clock: options.clock ?? systemClock,
      log: options.log ?? pino({ level: process.env.TEST_LOG ?? 'silent' }),
      prefix,
      queues: jobs,
      processMetrics: false,
      ...(options.fleet === undefined ? {} : { fleet: options.fleet }),
      ...(options.rateLimits === 'program' ? {} : { ratePolicies: wide(policies) }),
    })
  }
  const services = await open({ ROLES: 'web', ...options.env })
  const app = await createApp(services)
  await app.ready()
  const clients: pg.Client[] = []
  const connect = async (connectionString: string) => {
    const client = new pg.Client({ connectionString })
    await client.connect()
    clients.push(client)
    return client
  }
  return {
    services,
    app,
    databases,
    admin: (database) => connect(databaseUrl(cluster, databases[database])),
    drain: createDrain(services, jobs, databaseUrl(cluster, databases.control)),
    openNode: async (env = {}, { pollMs, ...waits } = {}) => {
      const nodeServices = await open({ ...options.env, ...env }, waits)
      const background = await startBackground(nodeServices, jobs, pollMs === undefined ? {} : { pollMs })
      return {
        services: nodeServices,
        stop: async () => {
          await background.stop(5_000)
          await nodeServices.close()
        },
      }
    },
    signedInAs: (role, database) =>
      connect(databaseUrl(cluster, databases[database], { role, password: TEST_PASSWORDS[role] })),
    close: async () => {
      await app.close()
      await Promise.all(clients.map((client) => client.end()))
      await services.close()
      await rm(dataDir, { recursive: true, force: true })
      await dropDatabases(url, prefix)
    },
  }
}

/** As wide as no plan sells: what a plan says of a pace does not count. */
function wide(policies: RatePolicies): RatePolicies {
  const entries = Object.entries(policies).map(([kind, { plan_rate: _, ...policy }]) => [
    kind,
    { ...policy, points: policy.points * 1_000 },
  ])
  return Object.fromEntries(entries) as RatePolicies
}

async function cloneTemplates(url: string, names: TestHouse['databases']): Promise<void> {
  await asSuperuser(url, async (client) => {
    for (const kind of ['control', 'shared', 'schema'] as const) {
      // Copied file by file: page by page through the log took a server in memory five times the processor.
      await client.query(
        `CREATE DATABASE ${names[kind]} TEMPLATE ${TEMPLATES[kind]} STRATEGY FILE_COPY OWNER recado_owner`,
      )
      await client.query(`REVOKE ALL ON DATABASE ${names[kind]} FROM PUBLIC`)
      await client.query(
        `GRANT CONNECT ON DATABASE ${names[kind]} TO recado_app, recado_relay, recado_mover, recado_readonly`,
      )
    }
  })
  await asSuperuser(databaseUrl({ name: 'main', url }, names.control), async (client) => {
    for (const kind of ['shared', 'schema'] as const) {
      await client.query('UPDATE control.databases SET name = $1 WHERE name = $2', [names[kind], TEMPLATES[kind]])
    }
  })
}

async function dropDatabases(url: string, prefix: string): Promise<void> {
  await asSuperuser(url, async (client) => {
    const found = await client.query<{ datname: string }>(
      `SELECT datname FROM pg_database WHERE datname LIKE $1 || '\\_%'`,
      [prefix],
    )
    for (const { datname } of found.rows) await client.query(`DROP DATABASE "${datname}" WITH (FORCE)`)
  })
}

async function asSuperuser(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
