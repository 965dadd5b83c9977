import type { TenantId } from '@recado/contracts/ids'
import { encodeId } from '@recado/contracts/ids'
import type { PlacementKind } from '@recado/contracts/tenants'
import pLimit from 'p-limit'
import { createDatabase, databaseUrl, dropDatabase, withAdmin } from '../platform/database/cluster.ts'
import { migrateSchema } from '../platform/database/migrate-schema.ts'
import { deleteTenantRows } from './delete-tenant-rows.ts'
import { controlDatabaseName, type Installation } from './installation.ts'
import { migrateUnits } from './migrate-units.ts'
import { countDatabases, findPlacement, findRoom, insertDatabase, insertPlacement, insertUnit } from './units.sql.ts'

/** Schemas cost catalogue memory in each backend (60 schemas of 100 tables: 124 MB), so a database takes 50 of them. */
const MAX_SCHEMAS_PER_DATABASE = 50

/**
 * Gives a tenant its place: finds or makes the database, makes the schema and its tables, and sets the fence. Every step
 * may be repeated, so an opening that was killed calls it again.
 */
export async function placeTenant(installation: Installation, tenantId: TenantId, kind: PlacementKind): Promise<void> {
  const { control } = installation
  const already = await control.acrossTenants((scope) =>
    scope.control.selectFrom('placements').select('unit_id').where('tenant_id', '=', tenantId).executeTakeFirst(),
  )
  const unitId = already?.unit_id ?? (await chooseAlone(installation, () => chooseUnit(installation, tenantId, kind)))
  await control.acrossTenants((scope) => insertPlacement(scope, tenantId, unitId, kind))
  const [report] = await migrateUnits({ ...installation, migrations: installation.migrations.tenant, unitId })
  if (report === undefined || report.outcome === 'failed') {
    throw new Error(`placement failed: ${report?.error ?? 'no such unit'}`)
  }
  await setFence(installation, tenantId)
}

/** So that openings at once need one connection of a process for the mutex, and not one each. */
const oneHere = pLimit(1)

/**
 * Mutex over all nodes: openings at once would each count the same room in a database, and overfill it, or make the next
 * database twice. Its session is the administrator's: the application's connections are few and the work needs them.
 */
function chooseAlone<Result>({ clusters, prefix }: Installation, choose: () => Promise<Result>): Promise<Result> {
  const [home] = clusters
  if (home === undefined) throw new Error('no cluster is configured')
  return oneHere(() =>
    withAdmin(databaseUrl(home, controlDatabaseName(prefix)), async (client) => {
      await client.query("SELECT pg_advisory_lock(hashtext('recado.places'))")
      return choose()
    }),
  )
}

async function chooseUnit(installation: Installation, tenantId: TenantId, kind: PlacementKind): Promise<string> {
  const database =
    kind === 'database'
      ? await openDatabase(installation, kind, `${installation.prefix}_${shortName(tenantId)}`)
      : await findOrOpenDatabase(installation, kind)
  const schema = kind === 'schema' ? shortName(tenantId) : 'tenant'
  return installation.control.acrossTenants((scope) => insertUnit(scope, database, schema))
}

async function findOrOpenDatabase(installation: Installation, kind: PlacementKind): Promise<string> {
  const room = await installation.control.acrossTenants((scope) =>
    findRoom(scope, kind, kind === 'shared' ? Number.MAX_SAFE_INTEGER : MAX_SCHEMAS_PER_DATABASE),
  )
  if (room !== undefined) return room.id
  const count = await installation.control.acrossTenants((scope) => countDatabases(scope, kind))
  return openDatabase(installation, kind, `${installation.prefix}_${kind}_${count + 1}`)
}

/** New databases go to the first cluster that takes new tenants. */
async function openDatabase(installation: Installation, kind: PlacementKind, name: string): Promise<string> {
  const clusterName = await installation.control.acrossTenants(async (scope) => {
    const row = await scope.control
      .selectFrom('clusters')
      .select('name')
      .where('accepts_new', '=', true)
      .orderBy('created_at', 'desc')
      .executeTakeFirstOrThrow()
    return row.name
  })
  const cluster = installation.pools.cluster(clusterName)
  await createDatabase(cluster, name)
  await withAdmin(databaseUrl(cluster, name), (client) =>
    migrateSchema(client, { schema: 'recado', set: 'placement', migrations: installation.migrations.placement }),
  )
  return installation.control.acrossTenants((scope) => insertDatabase(scope, { cluster: clusterName, name, kind }))
}

async function setFence(installation: Installation, tenantId: TenantId): Promise<void> {
  const place = await installation.control.acrossTenants((scope) => findPlacement(scope, tenantId))
  if (place === undefined) throw new Error('the tenant has no placement to fence')
  const mover = installation.pools.get({ cluster: place.cluster, name: place.name, kind: place.kind }, 'mover')
  await mover.query(
    `INSERT INTO recado.fences (tenant_id, epoch) VALUES ($1, $2)
     ON CONFLICT (tenant_id) DO UPDATE SET epoch = excluded.epoch, state = 'active'`,
    [tenantId, place.epoch],
  )
}

/** A name that is valid for schemas and databases and says whose it is: `t_` and the id's 26 letters. */
function shortName(tenantId: TenantId): string {
  return encodeId('t', tenantId)
}

/**
 * Undoes the placing of a tenant that was never opened: its rows, and the schema or database if it had one alone. The
 * placement goes last, so that a repeated undo still finds what is left.
 */
export async function removePlacement(installation: Installation, tenantId: TenantId): Promise<void> {
  const place = await installation.control.acrossTenants((scope) => findPlacement(scope, tenantId))
  if (place === undefined) return
  const { cluster: clusterName, name, kind, schema_name: schema, unit_id: unitId } = place
  const cluster = installation.pools.cluster(clusterName)
  if (kind === 'database') {
    await installation.pools.close({ cluster: clusterName, name })
    await dropDatabase(cluster, name)
  } else {
    const mover = installation.pools.get({ cluster: clusterName, name, kind }, 'mover')
    await deleteTenantRows(mover, kind === 'shared' ? ['recado', schema] : ['recado'], tenantId)
    if (kind === 'schema') {
      await withAdmin(databaseUrl(cluster, name), async (client) => {
        await client.query(`DROP SCHEMA IF EXISTS ${client.escapeIdentifier(schema)} CASCADE`)
        await client.query('DELETE FROM recado.migrations WHERE schema_name = $1', [schema])
      })
    }
  }
  await installation.control.acrossTenants(async (scope) => {
    await scope.control.deleteFrom('placements').where('tenant_id', '=', tenantId).execute()
    if (kind === 'shared') return
    await scope.control.deleteFrom('units').where('id', '=', unitId).execute()
    if (kind === 'database') await scope.control.deleteFrom('databases').where('name', '=', name).execute()
  })
}
