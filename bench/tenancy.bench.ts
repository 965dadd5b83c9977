import type { IdentityId, MemberId } from '@recado/contracts/ids'
import pg from 'pg'
import { openTenant } from '../server/src/core/workflows/open-tenant.ts'
import { systemClock } from '../server/src/platform/clock.ts'
import { databaseUrl } from '../server/src/platform/database/cluster.ts'
import { DatabasePools } from '../server/src/platform/database/database-pools.ts'
import { newId } from '../server/src/platform/ids.ts'
import { createFairTurns } from '../server/src/tenancy/fair-turns.ts'
import type { Tenant } from '../server/src/tenancy/tenant.ts'
import { createWithTenant, type TenantScope, type WithTenant } from '../server/src/tenancy/tenant-scope.ts'
import { type BenchHouse, openBenchHouse } from './support/bench-house.ts'
import { type LoadResult, runLoad } from './support/run-load.ts'
import { openSlowProxy } from './support/slow-proxy.ts'

// What the tenant's context costs: the same read and write through withTenant and bare, for three placements, in one
// run; round trips counted behind a slow proxy; a tenant opened beside the bare making of such a place.
const COUNT = Number(process.env.BENCH_COUNT ?? 10_000)
/** For one row of a table, and for all openings of one placement: what is slow is measured less often, not longer. */
const ROW_SECONDS = 8
const OPENING_SECONDS = 30
const READ = 'SELECT id, name, role FROM members WHERE tenant_id = $1 AND id = $2'
const WRITE = `INSERT INTO usage_events (tenant_id, metric, transaction_id, amount, period_start, occurred_at)
               VALUES ($1, 'bench', $2, 1, now(), now())`
const actor = { kind: 'system' as const, name: 'bench' }
const house = await openBenchHouse()
let missed = 0
try {
  await measureOpenings()
  for (const placement of ['shared', 'schema', 'database'] as const) {
    const tenant = await openOne(placement)
    await measureLoad(tenant)
    await measureRoundTrips(tenant)
  }
} finally {
  await house.close()
}
process.exitCode = missed === 0 ? 0 : 1

async function measureLoad(tenant: Tenant): Promise<void> {
  const { withTenant } = house.services
  // As many at once as the pool of such a database has connections.
  const concurrency = tenant.placement.kind === 'database' ? 3 : 10
  const bare = new pg.Pool({ connectionString: bareUrl(house, tenant), max: concurrency })
  const load = { count: COUNT, seconds: ROW_SECONDS, concurrency, postmaster: house.postgres.pid }
  const setup = `BEGIN; SELECT set_config('app.tenant_id', '${tenant.id}', true), set_config('search_path', '${tenant.placement.schema}', true)`
  const bareTransaction = (name: string, text: string, values: () => unknown[]) => async () => {
    const client = await bare.connect()
    await client.query('BEGIN')
    await client.query(setup.slice('BEGIN; '.length))
    await client.query({ name, text, values: values() })
    await client.query('COMMIT')
    client.release()
  }
  const readValues = () => [tenant.id, tenant.id]
  const writeValues = () => [tenant.id, newId()]
  const rows: [string, LoadResult][] = [
    ['read, bare BEGIN; set_config; SELECT; COMMIT', await runLoad(load, bareTransaction('r', READ, readValues))],
    ['read, withTenant', await runLoad(load, () => withTenant({ tenant, actor }, read))],
    ['write, bare BEGIN; set_config; INSERT; COMMIT', await runLoad(load, bareTransaction('w', WRITE, writeValues))],
    ['write, withTenant', await runLoad(load, () => withTenant({ tenant, actor }, write))],
  ]
  await bare.end()
  console.log(`\n${tenant.placement.kind}, up to ${COUNT} operations in up to ${ROW_SECONDS} s, ${concurrency} at once`)
  console.table(
    Object.fromEntries(
      rows.map(([name, result]) => [
        name,
        {
          'per second': Math.round(result.perSecond),
          'p50 ms': round(result.p50),
          'p95 ms': round(result.p95),
          'server CPU ms': round(result.serverCpu, 3),
          'database CPU ms': round(result.databaseCpu, 3),
        },
      ]),
    ),
  )
  for (const [bareRow, scoped] of [
    [rows[0], rows[1]],
    [rows[2], rows[3]],
  ] as const) {
    const ratio = (scoped?.[1].perSecond ?? 0) / (bareRow?.[1].perSecond ?? 1)
    expectAtLeast(`${scoped?.[0]} against bare`, ratio, 0.5)
  }
}

async function measureRoundTrips(tenant: Tenant): Promise<void> {
  const proxy = await openSlowProxy(house.postgres.port, 5)
  const url = house.postgres.url.replace(`:${house.postgres.port}/`, `:${proxy.port}/`)
  const pools = new DatabasePools({
    clusters: [{ name: 'main', url }],
    passwords: house.passwords,
    sharedMax: 1,
    singleMax: 1,
    budget: 10,
    onError: () => undefined,
  })
  const withTenant: WithTenant = createWithTenant({
    turns: createFairTurns(),
    pools,
    clock: systemClock,
    wakeRelay: () => undefined,
    forgetTenant: () => undefined,
  })
  const bare = new pg.Client({
    connectionString: bareUrl(house, tenant).replace(`:${house.postgres.port}/`, `:${proxy.port}/`),
  })
  await bare.connect()
  const roundTrip = await medianTime(() => bare.query('SELECT 1'))
  const scoped = await medianTime(() => withTenant({ tenant, actor }, write))
  await bare.end()
  await pools.closeAll()
  proxy.close()
  const trips = scoped / roundTrip
  console.log(
    `${tenant.placement.kind}: one write through withTenant takes ${round(trips)} round trips (a bare transaction 4)`,
  )
  expectAtMost('round trips of a write', trips, 2.5)
}

/** Each beside the least that PostgreSQL has to do for such a place, in turns, so that both meet the same machine. */
async function measureOpenings(): Promise<void> {
  // In a database of its own: connections to the one that new ones are copied from are ended.
  const first = new pg.Client({ connectionString: house.postgres.url })
  await first.connect()
  await first.query('CREATE DATABASE bare_home')
  await first.end()
  const client = new pg.Client({
    connectionString: databaseUrl({ name: 'main', url: house.postgres.url }, 'bare_home'),
  })
  await client.connect()
  try {
    await client.query('CREATE TABLE bare_rows (name text PRIMARY KEY)')
    const tables = await countTables(await openOne('shared'))
    for (const [placement, most, bar] of [
      ['shared', 40, 25],
      ['schema', 20, 4],
      ['database', 8, 4],
    ] as const) {
      let opening = 0
      let bare = 0
      let count = 0
      const end = performance.now() + OPENING_SECONDS * 1000
      while (count < most && (count < 2 || performance.now() < end)) {
        count += 1
        opening += await timeOf(() => openOne(placement))
        bare += await timeOf(() => makeBarePlace(client, placement, tables))
      }
      console.log(
        `${placement}: ${round(opening / count)} ms to open a tenant, ${round(bare / count)} ms bare, ${count} of each`,
      )
      expectAtMost(`opening against bare, ${placement}`, opening / bare, bar)
    }
  } finally {
    // Left open, its own end with the server would hide what failed.
    await client.end()
  }
}

/** How many tables a tenant's unit has. */
async function countTables(tenant: Tenant): Promise<number> {
  const client = new pg.Client({ connectionString: bareUrl(house, tenant) })
  await client.connect()
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_tables WHERE schemaname = $1`,
    [tenant.placement.schema],
  )
  await client.end()
  return rows[0]?.count ?? 0
}

/** Ten rows, each committed; a schema with as many empty tables as a unit has; a database with such a schema. */
async function makeBarePlace(
  client: pg.Client,
  placement: 'shared' | 'schema' | 'database',
  tables: number,
): Promise<void> {
  const name = `bare_${newId<string>().replaceAll('-', '')}`
  if (placement === 'shared') {
    for (let n = 0; n < 10; n++) await client.query('INSERT INTO bare_rows VALUES ($1)', [`${name}_${n}`])
    return
  }
  if (placement === 'schema') return makeTables(client, name, tables)
  await client.query(`CREATE DATABASE ${name}`)
  const inside = new pg.Client({ connectionString: databaseUrl({ name: 'main', url: house.postgres.url }, name) })
  await inside.connect()
  await makeTables(inside, name, tables)
  await inside.end()
}

/** Each with a key and one more index. */
async function makeTables(client: pg.Client, schema: string, count: number): Promise<void> {
  const tables = Array.from(
    { length: count },
    (
      _,
      n,
    ) => `CREATE TABLE ${schema}.t${n} (tenant_id uuid, id uuid, at timestamptz, body text, PRIMARY KEY (tenant_id, id));
               CREATE INDEX ON ${schema}.t${n} (tenant_id, at);`,
  )
  await client.query(`BEGIN; CREATE SCHEMA ${schema}; ${tables.join('')} COMMIT`)
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

async function openOne(placement: 'shared' | 'schema' | 'database'): Promise<Tenant> {
  const { services } = house
  const identityId = newId<IdentityId>()
  await services.control.acrossTenants((scope) =>
    scope.control
      .insertInto('identities')
      .values({ id: identityId, email: `${identityId}@exemplo.com`, name: 'Bench' })
      .execute(),
  )
  const { tenantId } = await openTenant(services, {
    name: 'Bench',
    slug: `b-${identityId.slice(-12)}`,
    plan: 'chat_starter',
    placement,
    locale: 'pt-BR',
    timezone: 'America/Sao_Paulo',
    status: 'active',
    partnerId: null,
    owner: { kind: 'identity', identityId },
    actor,
  })
  const tenant = await services.tenants.find({ id: tenantId })
  if (tenant === undefined) throw new Error('the tenant was not opened')
  return tenant
}

function read(scope: TenantScope): Promise<unknown> {
  return scope.db
    .selectFrom('members')
    .select(['id', 'name', 'role'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', newId<MemberId>())
    .execute()
}

function write(scope: TenantScope): Promise<unknown> {
  const now = scope.clock.now()
  return scope.db
    .insertInto('usage_events')
    .values({
      tenant_id: scope.tenant.id,
      metric: 'bench',
      transaction_id: newId(),
      amount: 1,
      period_start: now,
      occurred_at: now,
    })
    .execute()
}

/** The superuser, whom no policy binds: what the SQL costs by itself. */
function bareUrl(bench: BenchHouse, tenant: Tenant): string {
  return databaseUrl({ name: 'main', url: bench.postgres.url }, tenant.placement.database)
}

/** Other work of the machine makes a few of them many times as long, and leaves half of them alone. */
async function medianTime(operation: () => Promise<unknown>): Promise<number> {
  for (let n = 0; n < 5; n++) await operation()
  const times: number[] = []
  for (let n = 0; n < 40; n++) times.push(await timeOf(operation))
  return times.sort((a, b) => a - b)[20] ?? 0
}

function expectAtLeast(what: string, value: number, bar: number): void {
  if (value < bar) missed += 1
  console.log(`${value >= bar ? 'kept  ' : 'MISSED'} ${what}: ${round(value)} (bar: at least ${bar})`)
}

function expectAtMost(what: string, value: number, bar: number): void {
  if (value > bar) missed += 1
  console.log(`${value <= bar ? 'kept  ' : 'MISSED'} ${what}: ${round(value)} (bar: at most ${bar})`)
}

function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits))
}
