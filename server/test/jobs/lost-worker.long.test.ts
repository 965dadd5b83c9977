import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { definePlatformJob } from '../../src/jobs/define-job.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

const ran: number[] = []
const count = definePlatformJob('test.count', {
  schema: z.object({ n: z.number() }),
  handler: async ({ payload, job }) => {
    ran.push(payload.n, job.attempt)
  },
})

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ jobs: [count] })
})
afterAll(() => house.close())

test('a job whose worker died without a word is given to another, as its second attempt', async () => {
  const { control, queue, relay } = house.services
  await control.acrossTenants((scope) => scope.jobs.enqueue('test.count', { n: 7 }))
  await queue.start()
  await relay.drainAll()
  // Taken and never heard of again.
  expect(await queue.take('test.count', 1)).toHaveLength(1)
  const node = await house.openNode({ ROLES: 'jobs' })
  try {
    await expect.poll(() => ran, { timeout: 600_000 }).toEqual([7, 2])
  } finally {
    await node.stop()
  }
})
