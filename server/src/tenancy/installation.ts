import type { Clock } from '../platform/clock.ts'
import {
  type ClusterAdmin,
  createDatabase,
  databaseUrl,
  type LoginRole,
  prepareRoles,
  withAdmin,
} from '../platform/database/cluster.ts'
import type { DatabasePools } from '../platform/database/database-pools.ts'
import { type Migration, migrateSchema, readMigrations } from '../platform/database/migrate-schema.ts'
import { installQueue } from '../platform/jobs/install-queue.ts'
import type { Control } from './control-scope.ts'
import { type MigrateUnitsOptions, migrateUnits, type UnitReport } from './migrate-units.ts'

/** What opening, migrating and moving tenants need beside a scope. */
export interface Installation {
  /** First word of every database's name: `recado` → `recado_control`, `recado_shared_1`. */
  prefix: string
  clusters: readonly ClusterAdmin[]
  pools: DatabasePools
  control: Control
  clock: Clock
  migrations: Migrations
}

export interface Migrations {
  control: readonly Migration[]
  placement: readonly Migration[]
  tenant: readonly Migration[]
}

export async function readAllMigrations(): Promise<Migrations> {
  const [control, placement, tenant] = await Promise.all([
    readMigrations('control'),
    readMigrations('placement'),
    readMigrations('tenant'),
  ])
  return { control, placement, tenant }
}

export function controlDatabaseName(prefix: string): string {
  return `${prefix}_control`
}

/** Roles on every cluster and the control database at its newest version: what must be there before anything else. */
export async function prepareControl(options: {
  prefix: string
  clusters: readonly ClusterAdmin[]
  passwords: Record<LoginRole, string>
  migrations: Migrations
}): Promise<void> {
  const [home] = options.clusters
  if (home === undefined) throw new Error('no cluster is configured')
  for (const cluster of options.clusters) await prepareRoles(cluster, options.passwords)
  const name = controlDatabaseName(options.prefix)
  await createDatabase(home, name)
  await withAdmin(databaseUrl(home, name), async (client) => {
    await migrateSchema(client, { schema: 'recado', set: 'placement', migrations: options.migrations.placement })
    await migrateSchema(client, { schema: 'control', set: 'control', migrations: options.migrations.control })
    await installQueue(client)
    await client.query(`INSERT INTO control.clusters (name) SELECT unnest($1::text[]) ON CONFLICT (name) DO NOTHING`, [
      options.clusters.map((cluster) => cluster.name),
    ])
  })
}

/** Brings the infrastructure of every database and then every unit to the newest version. */
export async function migrateEverything(
  installation: Installation,
  progress?: MigrateUnitsOptions['progress'],
): Promise<UnitReport[]> {
  const databases = await installation.control.acrossTenants((scope) =>
    scope.control.selectFrom('databases').select(['cluster', 'name']).orderBy('id').execute(),
  )
  for (const { cluster, name } of databases) {
    await withAdmin(databaseUrl(installation.pools.cluster(cluster), name), (client) =>
      migrateSchema(client, { schema: 'recado', set: 'placement', migrations: installation.migrations.placement }),
    )
  }
  return migrateUnits({
    ...installation,
    migrations: installation.migrations.tenant,
    ...(progress ? { progress } : {}),
  })
}
