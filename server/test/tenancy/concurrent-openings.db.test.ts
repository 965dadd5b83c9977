import type { TenantId } from '@recado/contracts/ids'
import type { PlacementKind } from '@recado/contracts/tenants'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, withAdmin } from '../../src/platform/database/cluster.ts'
import { newId } from '../../src/platform/ids.ts'
import { placeTenant } from '../../src/tenancy/place-tenant.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const OPENINGS = 5

/** A tenant's row alone, as the step before placing leaves it. */
async function reserve(): Promise<TenantId> {
  const id = newId<TenantId>()
  await house.services.control.acrossTenants((scope) =>
    scope.control
      .insertInto('tenants')
      .values({ id, slug: `junta-${id.slice(-12)}`, name: 'Junta', status: 'trial' })
      .execute(),
  )
  return id
}

async function placeAll(kinds: readonly PlacementKind[]): Promise<string[]> {
  const ids = await Promise.all(kinds.map(reserve))
  const ends = await Promise.allSettled(
    ids.map((id, at) => placeTenant(house.services.installation, id, kinds[at] ?? 'shared')),
  )
  return ends.flatMap((end) => (end.status === 'rejected' ? [String(end.reason)] : []))
}

/** As a new installation: no database takes new tenants. */
async function closeDatabases(): Promise<void> {
  await house.services.control.acrossTenants((scope) =>
    scope.control.updateTable('databases').set({ accepts_new: false }).execute(),
  )
}

test('whoever grants on a database waits for another opening that is at it', async () => {
  const [cluster] = house.services.installation.clusters
  // Advisory locks are a database's: in the administrator's, as `createDatabase` takes it.
  await withAdmin(cluster!.url, async (other) => {
    await other.query('BEGIN')
    // As an opening on another node in its middle: unserialised, the one here fails with "tuple concurrently updated".
    await other.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 8))', [`database:${house.databases.schema}`])
    await other.query(`GRANT CONNECT ON DATABASE ${house.databases.schema} TO recado_app`)
    const opening = createDatabase(cluster!, house.databases.schema)
    // By a session of its own: in a transaction the view is read once.
    const watch = await house.admin('control')
    const waiting = async () =>
      (
        await watch.query(
          `SELECT FROM pg_stat_activity WHERE application_name = 'recado admin' AND wait_event_type = 'Lock'`,
        )
      ).rowCount
    await expect.poll(waiting, { timeout: 15_000 }).toBe(1)
    await other.query('COMMIT')
    await opening
  })
})

test.each(['shared', 'schema', 'database'] as const)('the first openings in %s, at once, all succeed', async (kind) => {
  await closeDatabases()
  expect(await placeAll(Array.from({ length: OPENINGS }, () => kind))).toEqual([])
})

test('openings in databases that are there, of every kind at once, all succeed', async () => {
  const kinds = (['schema', 'database', 'shared'] as const).flatMap((kind) => [kind, kind, kind])
  expect(await placeAll(kinds)).toEqual([])
})

test('a database takes no more schemas than its bound, however many ask at once', async () => {
  const { control } = house.services
  const full = await control.acrossTenants((scope) =>
    scope.control
      .selectFrom('databases')
      .select('id')
      .where('kind', '=', 'schema')
      .where('accepts_new', '=', true)
      .executeTakeFirstOrThrow(),
  )
  const { there } = await control.acrossTenants((scope) =>
    scope.control
      .selectFrom('units')
      .select((eb) => eb.fn.countAll<number>().as('there'))
      .where('database_id', '=', full.id)
      .executeTakeFirstOrThrow(),
  )
  await control.acrossTenants((scope) =>
    scope.control
      .insertInto('units')
      .values(
        Array.from({ length: 48 - there }, (_, at) => ({
          id: newId(),
          database_id: full.id,
          schema_name: `t_filler_${at}`,
        })),
      )
      .execute(),
  )
  expect(await placeAll(Array.from({ length: OPENINGS }, () => 'schema'))).toEqual([])
  const counts = await control.acrossTenants((scope) =>
    scope.control
      .selectFrom('units')
      .innerJoin('databases', 'databases.id', 'units.database_id')
      .select((eb) => eb.fn.countAll<number>().as('units'))
      .where('databases.kind', '=', 'schema')
      .where('databases.accepts_new', '=', true)
      .groupBy('databases.id')
      .orderBy('units')
      .execute(),
  )
  expect(counts.map(({ units }) => units)).toEqual([3, 50])
})
