import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { defineTenantJob } from '../../src/entry/jobs/define-job.ts'
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

const ranOnce = (word: string) =>
  vi.waitFor(() => expect(ran).toContain(`done ${word}`), { timeout: 15_000, interval: 20 })

test('a commit on a node that only answers requests reaches the relay and the workers of others at once', async () => {
  const relay = await house.openNode({ ROLES: 'relay' })
  const worker = await house.openNode({ ROLES: 'jobs' })
  const heard: TenantEvent[] = []
  relay.services.events.listen((events) => heard.push(...events))
  try {
    await say('first')
    await ranOnce('first')
    // Neither the sweep nor the poll (10 s each) is needed: each begins as the one before has run, so that whoever waits
    // for a poll waits for all of it. The median, because one may be held up by the rest of the machine.
    const took: number[] = []
    for (let n = 0; n < 5; n++) {
      const before = performance.now()
      await say(`next ${n}`)
      await ranOnce(`next ${n}`)
      took.push(performance.now() - before)
    }
    expect(took.toSorted((one, other) => one - other)[2]).toBeLessThan(900)
    await expect.poll(() => heard.map((event) => event.eventId), { timeout: 15_000 }).toEqual([1, 2, 3, 4, 5, 6])
  } finally {
    await Promise.all([relay.stop(), worker.stop()])
  }
})

test('a relay that starts finds what nobody told it of, also in databases of single tenants that sleep', async () => {
  const alone = await buildTenant(house, { placement: 'database' })
  // No node hears this.
  await say('unheard', 0, alone)
  const node = await house.openNode()
  try {
    await ranOnce('unheard')
    const { cluster, database, kind } = alone.placement
    // An empty outbox is looked into by a connection of its own: no pool stays open. Asked until it holds, because the
    // round that ran the job may still be ending; a sweep that opens the pool would never let it hold.
    const { pools } = node.services.installation
    const sweepAsleep = async () => {
      await pools.close({ cluster, name: database })
      await node.services.relay.sweep()
      return pools.isOpen({ cluster, name: database }, 'relay')
    }
    await expect.poll(sweepAsleep, { timeout: 15_000 }).toBe(false)
    expect(kind).toBe('database')
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
  await say('endless', 60_000)
  await vi.waitFor(() => expect(ran).toEqual(expect.arrayContaining(['begun quick', 'begun endless'])), 15_000)
  const before = performance.now()
  await node.stop()
  // Of the endless one's minute.
  expect(performance.now() - before).toBeLessThan(15_000)
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
    // The round that handed the job over is measured when it ends, which may be after the job has run.
    await expect
      .poll(async () => (await node.services.metrics.render()).body, { timeout: 15_000 })
      .toMatch(/recado_outbox_lag_seconds_count [1-9]/)
    const { body } = await node.services.metrics.render()
    expect(body).toMatch(/recado_job_duration_seconds_count\{job="test.slow",outcome="done"\} [1-9]/)
    expect(body).toContain('recado_jobs{job="test.slow",state="ready"}')
  } finally {
    await node.stop()
  }
})
