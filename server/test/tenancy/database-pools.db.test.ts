import { afterAll, beforeAll, expect, test } from 'vitest'
import { DatabasePools } from '../../src/platform/database/database-pools.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { TEST_PASSWORDS } from '../support/test-passwords.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

function openPools(budget: number): DatabasePools {
  return new DatabasePools({
    clusters: house.services.installation.clusters,
    passwords: TEST_PASSWORDS,
    sharedMax: 10,
    singleMax: 3,
    budget,
    onError: () => undefined,
  })
}

test('pools of single tenants are closed, least recently used first, when the budget is needed', async () => {
  const pools = openPools(20)
  const single = (name: string) => pools.get({ cluster: 'main', name, kind: 'database' })
  const shared = pools.get({ cluster: 'main', name: house.databases.shared, kind: 'shared' })
  const first = single('one')
  const second = single('two')
  const third = single('three')
  expect(pools.usage()).toMatchObject({ reserved: 19, pools: 4 })
  expect(single('one')).toBe(first)
  single('four')
  expect(pools.usage()).toMatchObject({ reserved: 19, pools: 4 })
  expect(second.ended).toBe(true)
  expect([first.ended, third.ended, shared.ended]).toEqual([false, false, false])
  await pools.closeAll()
})

test('a budget that busy pools have used up refuses another for the moment, and never opens it', async () => {
  const pools = openPools(12)
  pools.get({ cluster: 'main', name: house.databases.shared, kind: 'shared' })
  expect(() => pools.get({ cluster: 'main', name: 'alone', kind: 'database' })).toThrow('service_unavailable')
  expect(pools.usage().reserved).toBe(10)
  await pools.closeAll()
})
