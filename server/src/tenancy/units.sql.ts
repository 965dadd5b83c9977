import type { TenantId } from '@recado/contracts/ids'
import type { PlacementKind } from '@recado/contracts/tenants'
import { sql } from 'kysely'
import type { Migration } from '../platform/database/migrate-schema.ts'
import { newId } from '../platform/ids.ts'
import type { PlatformScope } from './control-scope.ts'
import type { Placement } from './tenant.ts'

export interface Unit {
  id: string
  cluster: string
  database: string
  schema: string
  version: number
  state: Placement['unit']
}

/** All units or one, those with most tenants last: a canary should hurt few. */
export async function listUnits(scope: PlatformScope, unitId?: string): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    SELECT u.id, d.cluster, d.name AS database, u.schema_name AS schema, u.version, u.state
      FROM units u JOIN databases d ON d.id = u.database_id
     WHERE ${unitId ?? null}::uuid IS NULL OR u.id = ${unitId ?? null}
     ORDER BY (SELECT count(*) FROM placements p WHERE p.unit_id = u.id), u.id`.execute(scope.control)
  return rows
}

/** Also notifies every node: tenants of a unit that is being migrated answer 503 until it is current. */
export async function setUnitState(
  scope: PlatformScope,
  unitId: string,
  state: Placement['unit'],
  version: number,
): Promise<void> {
  await scope.control
    .updateTable('units')
    .set({ state, version, updated_at: scope.clock.now() })
    .where('id', '=', unitId)
    .execute()
  const tenants = await scope.control
    .selectFrom('placements')
    .select('tenant_id')
    .where('unit_id', '=', unitId)
    .limit(2)
    .execute()
  const [alone, another] = tenants
  // Of a unit that many share no node knows its tenants by; a schema that is being opened is one tenant's.
  if (another !== undefined) await scope.notifyChanged('tenant', '*')
  else if (alone !== undefined) await scope.notifyChanged('tenant', alone.tenant_id)
}

export async function recordAttempt(
  scope: PlatformScope,
  unitId: string,
  migration: Migration,
  status: 'running' | 'done' | 'failed',
  at: Date,
  error?: string,
): Promise<void> {
  if (status === 'running') {
    await sql`INSERT INTO unit_migrations (unit_id, version, checksum, attempt, status, started_at)
              SELECT ${unitId}, ${migration.version}, ${migration.checksum}, coalesce(max(attempt), 0) + 1, 'running', ${at}
                FROM unit_migrations WHERE unit_id = ${unitId} AND version = ${migration.version}`.execute(
      scope.control,
    )
    return
  }
  await sql`UPDATE unit_migrations SET status = ${status}, error = ${error ?? null}, finished_at = ${at}
             WHERE unit_id = ${unitId} AND version = ${migration.version} AND status = 'running'`.execute(scope.control)
}

export interface DatabaseRow {
  id: string
  cluster: string
  name: string
  units: number
}

/** The database of a kind with most room that takes new tenants, on clusters that do. */
export async function findRoom(
  scope: PlatformScope,
  kind: PlacementKind,
  maxUnits: number,
): Promise<DatabaseRow | undefined> {
  const { rows } = await sql<DatabaseRow>`
    SELECT d.id, d.cluster, d.name, count(u.id)::int AS units
      FROM databases d JOIN clusters c ON c.name = d.cluster LEFT JOIN units u ON u.database_id = d.id
     WHERE d.kind = ${kind} AND d.accepts_new AND c.accepts_new
     GROUP BY d.id HAVING count(u.id) < ${maxUnits}
     ORDER BY count(u.id) DESC, d.id LIMIT 1`.execute(scope.control)
  return rows[0]
}

export async function countDatabases(scope: PlatformScope, kind: PlacementKind): Promise<number> {
  const row = await scope.control
    .selectFrom('databases')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow()
  return row.n
}

export async function insertDatabase(
  scope: PlatformScope,
  row: { cluster: string; name: string; kind: PlacementKind },
): Promise<string> {
  const inserted = await scope.control
    .insertInto('databases')
    .values({ id: newId(), ...row })
    .onConflict((oc) => oc.columns(['cluster', 'name']).doUpdateSet({ kind: row.kind }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return inserted.id
}

export async function insertUnit(scope: PlatformScope, databaseId: string, schema: string): Promise<string> {
  const inserted = await scope.control
    .insertInto('units')
    .values({ id: newId(), database_id: databaseId, schema_name: schema })
    .onConflict((oc) => oc.columns(['database_id', 'schema_name']).doUpdateSet({ schema_name: schema }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return inserted.id
}

export async function insertPlacement(
  scope: PlatformScope,
  tenantId: TenantId,
  unitId: string,
  kind: PlacementKind,
): Promise<void> {
  await scope.control
    .insertInto('placements')
    .values({ tenant_id: tenantId, unit_id: unitId, kind })
    .onConflict((oc) => oc.column('tenant_id').doNothing())
    .execute()
}

export interface PlacementRow {
  cluster: string
  name: string
  kind: PlacementKind
  schema_name: string
  unit_id: string
  epoch: number
}

export async function findPlacement(scope: PlatformScope, tenantId: TenantId): Promise<PlacementRow | undefined> {
  const row = await scope.control
    .selectFrom('placements')
    .innerJoin('units', 'units.id', 'placements.unit_id')
    .innerJoin('databases', 'databases.id', 'units.database_id')
    .select(['databases.cluster', 'databases.name', 'placements.kind', 'units.schema_name', 'units.id as unit_id'])
    .select('placements.epoch')
    .where('placements.tenant_id', '=', tenantId)
    .executeTakeFirst()
  return row === undefined ? undefined : { ...row, kind: row.kind }
}

export interface UnitReportRow {
  id: string
  database: string
  schema: string
  version: number
  state: Placement['unit']
  tenants: number
  error: string | null
}

/** Units in the order of their ids, with how many tenants each holds and the error of its last failed attempt. */
export async function listUnitReports(
  scope: PlatformScope,
  page: { after?: string; limit: number },
): Promise<UnitReportRow[]> {
  const { rows } = await sql<UnitReportRow>`
    SELECT u.id, d.cluster || '/' || d.name AS database, u.schema_name AS schema, u.version, u.state,
           (SELECT count(*)::int FROM placements p WHERE p.unit_id = u.id) AS tenants,
           CASE WHEN u.state = 'failed' THEN
             (SELECT m.error FROM unit_migrations m WHERE m.unit_id = u.id AND m.status = 'failed'
               ORDER BY m.started_at DESC LIMIT 1) END AS error
      FROM units u JOIN databases d ON d.id = u.database_id
     WHERE u.id > ${page.after ?? '00000000-0000-0000-0000-000000000000'}
     ORDER BY u.id LIMIT ${page.limit}`.execute(scope.control)
  return rows
}

/** Every database that holds tenants. */
export async function listDatabases(
  scope: PlatformScope,
): Promise<{ cluster: string; name: string; kind: PlacementKind }[]> {
  const rows = await scope.control.selectFrom('databases').select(['cluster', 'name', 'kind']).orderBy('id').execute()
  return rows.map((row) => ({ ...row, kind: row.kind }))
}
