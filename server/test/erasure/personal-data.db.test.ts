import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ERASURE_STEPS, PERSONAL_DATA } from '../../src/chat/workflows/erasure/personal-data.ts'
import { databaseUrl, withAdmin } from '../../src/platform/database/cluster.ts'
import { buildTenant } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const inControl = (name: string) => /^(control|queue|recado)\./.test(name)
const inTenants = (name: string) => /^(tenant|recado)\./.test(name)

test('every column of the control database and its queue that can hold words is declared, and no other', async () => {
  // pg-boss makes partitions when its queues are prepared.
  await house.drain()
  const admin = await house.admin('control')
  expect(await readColumns(admin, {})).toEqual(declared(inControl))
})

test.each(['shared', 'schema', 'database'] as const)('so is every one of a %s placement', async (placement) => {
  const { placement: at } = await buildTenant(house, { placement })
  const cluster = house.services.installation.pools.cluster('main')
  const columns = await withAdmin(databaseUrl(cluster, at.database), (client) =>
    readColumns(client, { [at.schema]: 'tenant' }),
  )
  expect(columns).toEqual(declared(inTenants))
})

test.each([
  ['a text', 'ALTER TABLE tenant.members ADD COLUMN nickname text', 'tenant.members.nickname'],
  ['a varchar', 'ALTER TABLE tenant.members ADD COLUMN nickname varchar(20)', 'tenant.members.nickname'],
  ['a JSON', 'ALTER TABLE tenant.teams ADD COLUMN more jsonb', 'tenant.teams.more'],
  ['an array of texts', 'ALTER TABLE tenant.teams ADD COLUMN more text[]', 'tenant.teams.more'],
  ['bytes', 'ALTER TABLE tenant.teams ADD COLUMN more bytea', 'tenant.teams.more'],
  ['search words', 'ALTER TABLE tenant.teams ADD COLUMN more tsvector', 'tenant.teams.more'],
  ['an address', 'ALTER TABLE tenant.teams ADD COLUMN more inet', 'tenant.teams.more'],
  ['a domain over text', 'ALTER TABLE tenant.teams ADD COLUMN more recado.message_kind', 'tenant.teams.more'],
  ['a table', 'CREATE TABLE tenant.prospects (tenant_id uuid, name text)', 'tenant.prospects.name'],
])('%s that nobody declared is found', async (_what, sabotage, column) => {
  const admin = await house.admin('shared')
  await admin.query('BEGIN')
  try {
    await admin.query(sabotage)
    const undeclared = (await readColumns(admin, {})).filter((name) => !declared(inTenants).includes(name))
    expect(undeclared).toEqual([column])
  } finally {
    await admin.query('ROLLBACK')
  }
})

test('what is redacted as text says how its rows are walked', () => {
  for (const [table, { key, columns }] of Object.entries(PERSONAL_DATA)) {
    const redacted = Object.values(columns).some((column) => column.holds === 'text' && column.as !== undefined)
    expect([table, key !== undefined]).toEqual([table, redacted])
  }
})

test('every step of an erasure is named by a column, and every column names a step', () => {
  const named = Object.values(PERSONAL_DATA).flatMap(({ columns }) =>
    Object.values(columns).flatMap((column) => ('by' in column && column.by !== 'request' ? [column.by] : [])),
  )
  // `identity` repeats what the request did, `said` and `bearers` read, `files` is about storage, `plans` empties what `texts`
  // would redact.
  const silent = ['identity', 'said', 'bearers', 'files', 'plans']
  expect(new Set([...named, ...silent])).toEqual(new Set(ERASURE_STEPS))
})

function declared(isIn: (name: string) => boolean): string[] {
  return Object.entries(PERSONAL_DATA)
    .filter(([name]) => isIn(name))
    .flatMap(([table, { columns }]) => Object.keys(columns).map((column) => `${table}.${column}`))
    .toSorted()
}

/** Every column of ours whose type can hold what somebody wrote. Numbers, times, booleans and ids cannot. */
async function readColumns(client: pg.Client, schemas: Readonly<Record<string, string>>): Promise<string[]> {
  const { rows } = await client.query<{ schema: string; table: string; column: string }>(`
    SELECT n.nspname AS schema, c.relname AS table, a.attname AS column
      FROM pg_attribute a
      JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_type t ON t.oid = a.atttypid
      LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
     WHERE a.attnum > 0 AND NOT a.attisdropped
       AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'extensions', 'public') AND n.nspname NOT LIKE 'pg\\_%'
       AND coalesce(nullif(e.typbasetype, 0), e.oid, nullif(t.typbasetype, 0), t.oid)::regtype::text NOT IN (
             'uuid', 'bigint', 'integer', 'smallint', 'boolean', 'numeric', 'real', 'double precision', 'date', 'interval',
             'timestamp with time zone', 'timestamp without time zone')`)
  const named = { pgboss: 'queue', ...schemas } as Record<string, string>
  return rows.map(({ schema, table, column }) => `${named[schema] ?? schema}.${table}.${column}`).toSorted()
}
