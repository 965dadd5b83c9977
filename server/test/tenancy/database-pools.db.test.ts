import type pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type DatabaseAddress, DatabasePools } from '../../src/platform/database/database-pools.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { TEST_PASSWORDS } from '../support/test-passwords.ts'

let house: TestHouse
let pools: DatabasePools
beforeAll(async () => {
  house = await openTestHouse()
})
afterEach(() => pools.closeAll())
afterAll(() => house.close())

/** With a budget of 20, of which 16 are kept: two connections of roles each, four of the application. */
function openPools(options: { budget?: number; waitMs?: number; idleMs?: number } = {}): DatabasePools {
  const url = house.services.installation.clusters[0]?.url ?? ''
  return new DatabasePools({
    // One server under many names: each is a database of its own to the pools.
    clusters: Array.from({ length: 12 }, (_, at) => ({ name: `c${at}`, url })),
    passwords: TEST_PASSWORDS,
    sharedMax: 4,
    singleMax: 2,
    budget: 20,
    onError: () => undefined,
    ...options,
  })
}

const ofSchemas = (at: number): DatabaseAddress => ({
  cluster: `c${at}`,
  name: house.databases.schema,
  kind: 'schema',
})
const control = (): DatabaseAddress => ({ cluster: 'c0', name: house.databases.control, kind: 'control' })
const shared = (): DatabaseAddress => ({ cluster: 'c0', name: house.databases.shared, kind: 'shared' })
const take = (address: DatabaseAddress, count: number): Promise<pg.PoolClient[]> =>
  Promise.all(Array.from({ length: count }, () => pools.get(address).connect()))
const giveBack = (clients: readonly pg.PoolClient[]) => {
  for (const client of clients) client.release()
}

test('however many schemas and databases are in use, control and shared databases have what they need', async () => {
  pools = openPools()
  const busy = await Promise.all([1, 2, 3, 4].map((at) => pools.get(ofSchemas(at)).connect()))
  const late = pools.get(ofSchemas(5)).connect()
  const kept = [...(await take(control(), 4)), ...(await take(shared(), 4))]
  expect(pools.usage()).toEqual({ reserved: 12, open: 12, pools: 6, waiting: 1 })
  giveBack(busy.splice(0, 1))
  giveBack([await late, ...busy, ...kept])
})

test('the connection that idles longest is closed for whoever needs one; nobody is refused for it', async () => {
  pools = openPools()
  for (const at of [1, 2, 3, 4]) giveBack(await take(ofSchemas(at), 1))
  giveBack(await take(ofSchemas(1), 1))
  expect(pools.usage()).toMatchObject({ open: 4 })
  giveBack(await take(ofSchemas(5), 1))
  expect([1, 2, 3, 4, 5].map((at) => pools.isOpen(ofSchemas(at)))).toEqual([true, false, true, true, true])
  expect(pools.usage()).toMatchObject({ reserved: 4, open: 4, waiting: 0 })
})

test('one database in a flood does not keep another out: who has none gets the next connection that is free', async () => {
  pools = openPools()
  const [first, ...busy] = await take(ofSchemas(1), 4)
  const flood = Array.from({ length: 30 }, () => pools.get(ofSchemas(1)).query('SELECT 1'))
  const quiet = [2, 3].map((at) => pools.get(ofSchemas(at)).connect())
  expect(pools.usage().waiting).toBe(32)
  giveBack([first!])
  const second = await quiet[0]!
  // The flood came first and has three; it waits for those.
  expect(pools.usage()).toMatchObject({ open: 4, waiting: 31 })
  giveBack(busy.splice(0, 1))
  const third = await quiet[1]!
  expect(pools.usage()).toMatchObject({ open: 4, waiting: 30 })
  giveBack([...busy, second, third])
  await Promise.all(flood)
})

test('who waits too long is told to come again, and no connection was opened for them', async () => {
  pools = openPools({ waitMs: 20 })
  const busy = await take(ofSchemas(1), 4)
  const refused = { code: 'service_unavailable', status: 503, headers: { 'retry-after': '2' } }
  await expect(pools.get(ofSchemas(2)).connect()).rejects.toMatchObject(refused)
  await expect(pools.get(ofSchemas(2)).query('SELECT 1')).rejects.toMatchObject(refused)
  expect(pools.usage()).toEqual({ reserved: 4, open: 4, pools: 1, waiting: 0 })
  giveBack(busy)
  expect((await pools.get(ofSchemas(2)).query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
})

test('every pool closes when nobody uses it, and opens again', async () => {
  pools = openPools({ idleMs: 10 })
  for (const address of [control(), shared(), ofSchemas(1)]) giveBack(await take(address, 2))
  await expect.poll(() => pools.usage(), { timeout: 15_000 }).toEqual({ reserved: 0, open: 0, pools: 0, waiting: 0 })
  expect(pools.isOpen(ofSchemas(1))).toBe(false)
  giveBack(await take(ofSchemas(1), 2))
})

test('in any crowd the budget holds, everybody is served, and what fails gives back what it took', async () => {
  pools = openPools()
  let most = 0
  let mostOfTenants = 0
  const visit = async (at: number) => {
    const address = at % 11 === 0 ? shared() : at % 13 === 0 ? control() : ofSchemas(at % 9)
    const client = await pools.get(address).connect()
    most = Math.max(most, pools.usage().open)
    const ofTenants = Array.from({ length: 9 }, (_, n) => pools.get(ofSchemas(n)).totalCount)
    mostOfTenants = Math.max(
      mostOfTenants,
      ofTenants.reduce((sum, count) => sum + count, 0),
    )
    await client.query('SELECT 1')
    client.release(at % 17 === 0)
  }
  const nowhere: DatabaseAddress = { cluster: 'c1', name: 'nowhere', kind: 'schema' }
  const failed = Array.from({ length: 5 }, () => pools.get(nowhere).connect())
  const ends = await Promise.allSettled(failed.concat(Array.from({ length: 150 }, (_, at) => visit(at) as never)))
  expect(ends.slice(0, 5).map((end) => end.status)).toEqual(Array(5).fill('rejected'))
  expect(ends.slice(5).filter((end) => end.status === 'rejected')).toEqual([])
  expect(most).toBeLessThanOrEqual(20)
  expect(mostOfTenants).toBeLessThanOrEqual(4)
  expect(pools.usage().waiting).toBe(0)
})
