import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { inLongRun } from '@recado/testing/property-runs'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { readMigrations } from '../../src/platform/database/migrate-schema.ts'
import { migrateUnits, type UnitReport } from '../../src/tenancy/migrate-units.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import { buildMember, buildTenant, type SignedIn } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

const TENANTS = inLongRun(60, 16)
const PER_DATABASE = 50
/** Migrated when the migrator is killed. */
const KILLED_AT = TENANTS / 4
let house: TestHouse
let directory: string
let tenants: Tenant[]
let member: SignedIn

beforeAll(async () => {
  house = await openTestHouse()
  directory = await mkdtemp(path.join(tmpdir(), 'recado-migrations-'))
  await cp(fileURLToPath(new URL('../../migrations/tenant/', import.meta.url)), directory, { recursive: true })
  tenants = []
  for (let n = 0; n < TENANTS; n++) tenants.push(await buildTenant(house, { placement: 'schema' }))
  member = await buildMember(house, tenants[0]!)
})
afterAll(async () => {
  await house.close()
  await rm(directory, { recursive: true, force: true })
})

test(`${TENANTS} tenants open within databases of at most ${PER_DATABASE} schemas`, () => {
  const byDatabase = Map.groupBy(tenants, (tenant) => tenant.placement.database)
  const full = Math.floor(TENANTS / PER_DATABASE)
  const sizes = [...Array<number>(full).fill(PER_DATABASE), TENANTS % PER_DATABASE]
  expect([...byDatabase.values()].map((group) => group.length)).toEqual(sizes)
})

test(`a migration over ${TENANTS} tenants, killed in the middle, goes on where it stopped`, async () => {
  const second = await addMigration('ALTER TABLE members ADD COLUMN nickname text; SELECT pg_sleep(0.2)')
  const first = startMigrator()
  const killedAfter = await countLinesThenKill(first, KILLED_AT)
  const done = await countMigrated(second)
  expect(killedAfter).toBeGreaterThanOrEqual(KILLED_AT)
  expect(done).toBeGreaterThanOrEqual(KILLED_AT)
  expect(done).toBeLessThan(TENANTS)

  const reports = await readReports(startMigrator())
  const migrated = reports.filter((report) => report.outcome === 'migrated')
  expect(reports.filter((report) => report.outcome === 'failed')).toEqual([])
  expect(await countMigrated(second)).toBe(TENANTS + 1)
  // What was done before the kill is found done: only units that were under way are looked at again.
  expect(migrated.length).toBeLessThanOrEqual(TENANTS + 1 - killedAfter)
  expect(await ledgerOf(tenants[TENANTS - 1]!)).toContainEqual({ version: second, status: 'done' })
})

test('a tenant whose migration fails is reported and kept out, and the others are served', async () => {
  const broken = tenants[7]!
  const admin = await house.admin('schema')
  await admin.query(`CREATE TABLE ${broken.placement.schema}.campaigns (id int)`)
  const third = await addMigration(
    "CREATE TABLE campaigns (tenant_id uuid NOT NULL, id uuid NOT NULL, PRIMARY KEY (tenant_id, id)); SELECT recado.protect('campaigns')",
  )
  const reports = await readReports(startMigrator())
  const failed = reports.filter((report) => report.outcome === 'failed')
  expect(failed).toHaveLength(1)
  expect(failed[0]).toMatchObject({ schema: broken.placement.schema, to: third - 1 })
  expect(failed[0]?.error).toContain('campaigns')

  house.services.tenants.forget('*')
  const kept = await house.services.tenants.find({ id: broken.id })
  await expect(
    house.services.withTenant({ tenant: kept!, actor: { kind: 'system', name: 'test' } }, async () => 1),
  ).rejects.toMatchObject({ code: 'tenant_placement_failed', status: 503, headers: { 'retry-after': '60' } })
  const answer = await house.app.inject({ url: '/api/v1/me', headers: member.headers })
  expect(answer.statusCode).toBe(200)

  await admin.query(`DROP TABLE ${broken.placement.schema}.campaigns`)
  const again = await readReports(startMigrator())
  expect(again.filter((report) => report.outcome === 'migrated')).toHaveLength(1)
})

test('a tenant of a unit that is being migrated is answered 503 with Retry-After', async () => {
  await house.services.control.acrossTenants((scope) =>
    scope.control
      .updateTable('units')
      .set({ state: 'migrating' })
      .where('schema_name', '=', tenants[0]!.placement.schema)
      .execute(),
  )
  house.services.tenants.forget('*')
  const answer = await house.app.inject({ url: '/api/v1/me', headers: member.headers })
  expect(answer.statusCode).toBe(503)
  expect(answer.headers['retry-after']).toBe('5')
  expect(answer.json().code).toBe('tenant_migrating')
  await house.services.control.acrossTenants((scope) =>
    scope.control.updateTable('units').set({ state: 'current' }).execute(),
  )
  house.services.tenants.forget('*')
})

test('a file that was changed after it was applied is refused', async () => {
  const [first, ...rest] = await readMigrations('tenant', new URL(`file://${directory}/`))
  const { control, clock, installation } = house.services
  await control.acrossTenants((scope) =>
    scope.control
      .updateTable('units')
      .set({ version: 0 })
      .where('schema_name', '=', tenants[1]!.placement.schema)
      .execute(),
  )
  const reports = await migrateUnits({
    control,
    clock,
    clusters: installation.clusters,
    migrations: [{ ...first!, checksum: 'another' }, ...rest],
  })
  expect(reports.find((report) => report.schema === tenants[1]!.placement.schema)).toMatchObject({ outcome: 'failed' })
})

let next = readdirSync(fileURLToPath(new URL('../../migrations/tenant/', import.meta.url))).length + 1
async function addMigration(sql: string): Promise<number> {
  const version = next++
  await writeFile(path.join(directory, `${String(version).padStart(4, '0')}-test.sql`), sql)
  return version
}

function startMigrator(): ChildProcess {
  const program = fileURLToPath(new URL('../support/programs/migrate-units.ts', import.meta.url))
  const args = [program, inject('postgresUrl'), house.services.installation.prefix, directory]
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
}

async function countLinesThenKill(migrator: ChildProcess, lines: number): Promise<number> {
  let count = 0
  for await (const _line of createInterface({ input: migrator.stdout! })) {
    count += 1
    if (count === lines) migrator.kill('SIGKILL')
  }
  return count
}

async function readReports(migrator: ChildProcess): Promise<UnitReport[]> {
  const reports: UnitReport[] = []
  for await (const line of createInterface({ input: migrator.stdout! })) reports.push(JSON.parse(line) as UnitReport)
  return reports
}

/** Schemas whose own ledger holds the version: the truth, whatever the control database believes. */
async function countMigrated(version: number): Promise<number> {
  let count = 0
  const names = new Set([...tenants.map((tenant) => tenant.placement.database), house.databases.shared])
  for (const name of names) {
    const pool = house.services.installation.pools.get({ cluster: 'main', name, kind: 'schema' }, 'mover')
    const { rows } = await pool.query(
      'SELECT count(*)::int AS n FROM recado.migrations WHERE set_name = $1 AND version = $2',
      ['tenant', version],
    )
    count += rows[0].n
  }
  return count
}

async function ledgerOf(tenant: Tenant): Promise<{ version: number; status: string }[]> {
  return house.services.control.acrossTenants((scope) =>
    scope.control
      .selectFrom('unit_migrations')
      .innerJoin('units', 'units.id', 'unit_migrations.unit_id')
      .select(['unit_migrations.version', 'unit_migrations.status'])
      .where('units.schema_name', '=', tenant.placement.schema)
      .execute(),
  )
}
