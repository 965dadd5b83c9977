import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { definePlatformJob } from '../../src/jobs/define-job.ts'
import type { DatabaseAddress } from '../../src/platform/database/database-pools.ts'
import { createRelay } from '../../src/platform/events/relay.ts'
import { newId } from '../../src/platform/ids.ts'
import { createJobWorkers } from '../../src/platform/jobs/job-workers.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

const NEVER_MS = 3_600_000
const later = definePlatformJob('test.later', { schema: z.object({}), handler: async () => undefined })
let house: TestHouse

beforeAll(async () => {
  house = await openTestHouse({ jobs: [later] })
  await house.services.queue.start()
})
afterAll(() => house.close())

test('a sweep of the relay where nothing happened asks each database in use once, and one that sleeps without a pool', async () => {
  const { services, databases } = house
  const addresses: DatabaseAddress[] = [
    { cluster: 'main', name: databases.control, kind: 'control' },
    { cluster: 'main', name: databases.shared, kind: 'shared' },
    { cluster: 'main', name: databases.schema, kind: 'schema' },
  ]
  await house.drain()
  const { pools } = services.installation
  let asked = 0
  let looked = 0
  for (const address of addresses) pools.get(address, 'relay').on('acquire', () => (asked += 1))
  const relay = createRelay({
    ...{ clock: services.clock, log: services.log, hub: services.events, eventsJob: 'webhooks.dispatch' },
    listDatabases: async () => addresses,
    pool: (address) => pools.get(address, 'relay'),
    isOpen: (address) => pools.isOpen(address),
    hasWork: async () => {
      looked += 1
      return false
    },
    insertJobs: (jobs) => services.queue.insert(jobs),
    concurrencyOf: async () => undefined,
    sweepMs: NEVER_MS,
  })
  await relay.start()
  await relay.sweep()
  asked = 0
  looked = 0
  for (let sweep = 0; sweep < 20; sweep++) await relay.sweep()
  // The control database and the shared one are always in use; nobody is in the schemas' now.
  expect(asked).toBe(20 * 2)
  expect(looked).toBe(20)
  await relay.stop()
})

test('workers with nothing to do look again when a job is due, and not before', async () => {
  const { queue, log, clock } = house.services
  const ran: string[] = []
  let looks = 0
  const workers = createJobWorkers({
    queue: {
      ...queue,
      listReady: () => {
        looks += 1
        return queue.listReady()
      },
    },
    handle: async (job) => void ran.push(job.id),
    log,
    pollMs: 5,
    idleMs: NEVER_MS,
  })
  workers.start()
  await expect.poll(() => looks, { timeout: 15_000 }).toBe(1)
  const id = newId<string>()
  const now = clock.now()
  const job = { name: later.name, tenantId: null, payload: {}, createdAt: now }
  await queue.insert([{ ...job, id, startAfter: new Date(now.getTime() + 1_500) }])
  workers.wake()
  await expect.poll(() => ran, { timeout: 15_000 }).toEqual([id])
  // The start, the wake-up, the job's time (clocks differ by a little) and its end.
  expect(looks).toBeLessThanOrEqual(8)
  await workers.stop(1_000)
})
