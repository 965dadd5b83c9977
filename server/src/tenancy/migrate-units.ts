import pLimit from 'p-limit'
import pg from 'pg'
import type { Clock } from '../platform/clock.ts'
import { type ClusterAdmin, databaseUrl } from '../platform/database/cluster.ts'
import { type Migration, migrateSchema } from '../platform/database/migrate-schema.ts'
import type { Control } from './control-scope.ts'
import { listUnits, recordAttempt, setUnitState, type Unit } from './units.sql.ts'

export interface MigrateUnitsOptions {
  control: Control
  clock: Clock
  clusters: readonly ClusterAdmin[]
  migrations: readonly Migration[]
  /** Units migrated at once; the first is migrated alone, as the canary. */
  parallelism?: number
  progress?(report: UnitReport, done: number, total: number): void
  /** Only this unit, when a tenant is being opened. */
  unitId?: string
}

export interface UnitReport {
  unitId: string
  database: string
  schema: string
  from: number
  to: number
  outcome: 'current' | 'migrated' | 'failed'
  error?: string
}

/**
 * Brings every unit (a schema of a database) to the newest version: a canary first, then the others side by side, each
 * under its own lock. A unit that fails is reported and left at its last whole version; the others go on and are served.
 * Killed at any moment, the next run resumes where each unit's own ledger stands.
 */
export async function migrateUnits(options: MigrateUnitsOptions): Promise<UnitReport[]> {
  const units = await options.control.acrossTenants((scope) => listUnits(scope, options.unitId))
  const newest = options.migrations.length
  const reports: UnitReport[] = []
  const finish = (report: UnitReport) => {
    reports.push(report)
    options.progress?.(report, reports.length, units.length)
  }
  const [canary, ...others] = units.filter((unit) => {
    if (unit.version !== newest || unit.state !== 'current') return true
    finish({ ...describe(unit), from: newest, to: newest, outcome: 'current' })
    return false
  })
  if (canary === undefined) return reports
  finish(await migrateUnit(options, canary))
  const limit = pLimit(options.parallelism ?? 4)
  await Promise.all(others.map((unit) => limit(async () => finish(await migrateUnit(options, unit)))))
  return reports
}

async function migrateUnit(options: MigrateUnitsOptions, unit: Unit): Promise<UnitReport> {
  const { control, clock, migrations } = options
  const cluster = options.clusters.find((candidate) => candidate.name === unit.cluster)
  if (cluster === undefined) {
    return {
      ...describe(unit),
      from: unit.version,
      to: unit.version,
      outcome: 'failed',
      error: 'cluster not configured',
    }
  }
  await control.acrossTenants((scope) => setUnitState(scope, unit.id, 'migrating', unit.version))
  let reached = unit.version
  let running: Migration | undefined
  const client = new pg.Client({
    connectionString: databaseUrl(cluster, unit.database),
    application_name: 'recado migrator',
  })
  // A lost connection also rejects the statement in flight; without a listener it would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
    reached = await migrateSchema(
      client,
      { schema: unit.schema, set: 'tenant', migrations },
      {
        started: async (migration) => {
          running = migration
          await control.acrossTenants((scope) => recordAttempt(scope, unit.id, migration, 'running', clock.now()))
        },
        finished: async (migration) => {
          reached = migration.version
          await control.acrossTenants((scope) => recordAttempt(scope, unit.id, migration, 'done', clock.now()))
        },
      },
    )
    await control.acrossTenants((scope) => setUnitState(scope, unit.id, 'current', reached))
    return { ...describe(unit), from: unit.version, to: reached, outcome: 'migrated' }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    await control.acrossTenants(async (scope) => {
      if (running !== undefined) await recordAttempt(scope, unit.id, running, 'failed', clock.now(), message)
      await setUnitState(scope, unit.id, 'failed', reached)
    })
    return { ...describe(unit), from: unit.version, to: reached, outcome: 'failed', error: message }
  } finally {
    await client.end().catch(() => undefined)
  }
}

function describe(unit: Unit): Pick<UnitReport, 'unitId' | 'database' | 'schema'> {
  return { unitId: unit.id, database: `${unit.cluster}/${unit.database}`, schema: unit.schema }
}
