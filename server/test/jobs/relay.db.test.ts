import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { defineTenantJob } from '../../src/jobs/define-job.ts'
import { drainJobs } from '../../src/platform/events/drain-jobs.ts'
import type { TenantEvent } from '../../src/platform/events/event-hub.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import { buildTenant } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

const ran: string[] = []
const slow = defineTenantJob('test.slow', {
  schema: z.object({ word: z.string(), ms: z.number() }),
  retryDelay: 60,
  handler: async ({ payload, signal }) => {
    ran.push(`begun ${payload.word}`)
    await sleep(payload.ms, undefined, { signal })
    ran.push(`done ${payload.word}`)
  },
})

let house: TestHouse
let tenant: Tenant
beforeAll(async () => {
  house = await openTestHouse({ jobs: [slow] })
  tenant = await buildTenant(house)
})
afterAll(() => house.close())

function say(word: string, ms = 0, of = tenant): Promise<unknown> {
  return house.services.withTenant({ tenant: of, actor: { kind: 'system', name: 'test' } }, async (scope) => {
    await scope.jobs.enqueue('test.slow', { word, ms })
    await scope.events.emit('word.said', { word })
  })
}

const ranOnce = (word: string) => expect.poll(() => ran, { interval: 20 }).toContain(`done ${word}`)

test('a commit on a node that only answers requests reaches the relay and the workers of others at once', async () => {
  // Neither the sweep nor the poll comes within this test: what arrives was told.
  const relay = await house.openNode({ ROLES: 'relay' }, { sweepMs: 3_600_000 })
  const worker = await house.openNode({ ROLES: 'jobs' }, { pollMs: 3_600_000 })
  const heard: TenantEvent[] = []
  relay.services.events.listen((events) => heard.push(...events))
  try {
    for (let n = 0; n < 5; n++) {
      await say(`next ${n}`)
      await ranOnce(`next ${n}`)
    }
    await expect.poll(() => heard.map((event) => event.eventId)).toEqual([1, 2, 3, 4, 5])
  } finally {
    await Promise.all([relay.stop(), worker.stop()])
  }
})

const SLEEPERS = ['schema', 'database'] as const
test.each(SLEEPERS)('a relay that starts finds what nobody told it of, also where a %s sleeps', async (placement) => {
  const alone = await buildTenant(house, { placement })
  // No node hears this.
  const word = `unheard ${placement}`
  await say(word, 0, alone)
  const node = await house.openNode()
  try {
    await ranOnce(word)
    const { cluster, database, kind } = alone.placement
    // An empty outbox is looked into by a connection of its own: no pool stays open. Asked until it holds, because the
    // round that ran the job may still be ending; a sweep that opens the pool would never let it hold.
    const { pools } = node.services.installation
    const sweepAsleep = async () => {
      await pools.close({ cluster, name: database })
      await node.services.relay.sweep()
      return pools.isOpen({ cluster, name: database }, 'relay')
    }
    await expect.poll(sweepAsleep).toBe(false)
    expect(kind).toBe(placement)
  } finally {
    await node.stop()
  }
})

test('a relay that was not started carries nothing, whatever wakes it: there may be no queue yet', async () => {
  await say('early')
  const { relay } = house.services
  relay.wake({ cluster: 'main', name: house.databases.shared })
  await relay.sweep()
  const admin = await house.admin('shared')
  const { rowCount } = await admin.query(`SELECT FROM recado.outbox WHERE payload ->> 'word' = 'early'`)
  expect(rowCount).toBe(2)
  await house.drain()
  expect(ran).toContain('done early')
})

test('a relay killed between queueing and deleting queues the same job again, which changes nothing', async () => {
  await say('between')
  const { pools } = house.services.installation
  const pool = pools.get({ cluster: 'main', name: house.databases.shared, kind: 'shared' }, 'relay')
  await house.services.queue.start()
  const drain = drainJobs(pool, {
    insertJobs: async (rows) => {
      await house.services.queue.insert(
        rows.map((row) => ({
          ...{ id: row.id, name: row.name, tenantId: row.tenant_id, payload: row.payload, createdAt: row.created_at },
        })),
      )
      throw new Error('killed')
    },
    signal: new AbortController().signal,
  })
  await expect(drain.next()).rejects.toThrow('killed')
  const admin = await house.admin('shared')
  const left = await admin.query('SELECT kind FROM recado.outbox ORDER BY position')
  expect(left.rows.map((row) => row.kind)).toEqual(['job', 'event'])
  await house.drain()
  expect(ran.filter((line) => line === 'done between')).toHaveLength(1)
  const { rows } = await admin.query(
    'SELECT max(event_id) = count(*) AS gapless FROM recado.events WHERE tenant_id = $1',
    [tenant.id],
  )
  expect(rows[0].gapless).toBe(true)
})

test('stopping lets a running job end, and gives back one that takes too long', async () => {
  const node = await house.openNode()
  await say('quick', 300)
  await say('endless', 3_600_000)
  await expect.poll(() => ran).toEqual(expect.arrayContaining(['begun quick', 'begun endless']))
  await node.stop()
  expect(ran).toContain('done quick')
  expect(ran).not.toContain('done endless')
  const admin = await house.admin('control')
  const { rows } = await admin.query(
    `SELECT state::text, output->>'message' AS message FROM pgboss.job WHERE data->'payload'->>'word' = 'endless'`,
  )
  expect(rows).toEqual([{ state: 'retry', message: 'the server is stopping' }])
})

test('what the queue and the relay do is measured', async () => {
  const node = await house.openNode()
  try {
    await say('measured')
    await ranOnce('measured')
    // The round that handed the job over and the job itself are measured when they end, which may be after what it did is seen.
    const render = async () => (await node.services.metrics.render()).body
    await expect.poll(render).toMatch(/recado_outbox_lag_seconds_count [1-9]/)
    await expect.poll(render).toMatch(/recado_job_duration_seconds_count\{job="test.slow",outcome="done"\} [1-9]/)
    expect(await render()).toContain('recado_jobs{job="test.slow",state="ready"}')
  } finally {
    await node.stop()
  }
})
