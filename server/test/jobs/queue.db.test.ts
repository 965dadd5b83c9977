import type pg from 'pg'
import { getRollbackPlans } from 'pg-boss'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { definePlatformJob, defineTenantJob } from '../../src/jobs/define-job.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { installQueue } from '../../src/platform/jobs/install-queue.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import type { TenantScope } from '../../src/tenancy/tenant-scope.ts'
import { buildTenant } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

const ran: string[] = []
const failing = new Set<string>()
const Word = z.object({ word: z.string() })

const say = defineTenantJob('test.say', {
  schema: Word,
  retryLimit: 2,
  handler: async ({ payload, tenant }) => {
    ran.push(`${tenant.status}:${payload.word}`)
    if (failing.has(payload.word)) throw new Error('not now')
  },
})
const sayInOrder = defineTenantJob('test.say_in_order', {
  schema: Word,
  retryLimit: 1,
  ordered: true,
  handler: async ({ payload }) => {
    ran.push(payload.word)
    if (failing.has(payload.word)) throw new Error('not now')
  },
})
const nightly = definePlatformJob('test.nightly', {
  schema: z.object({}),
  cron: { expression: '0 3 * * *', timeZone: 'America/Sao_Paulo' },
  handler: async () => {
    ran.push('nightly')
  },
})

const clock = advancingClock(new Date())
let house: TestHouse
let tenant: Tenant
let admin: pg.Client
beforeAll(async () => {
  house = await openTestHouse({ clock, jobs: [say, sayInOrder, nightly] })
  tenant = await buildTenant(house)
  admin = await house.admin('control')
})
afterAll(() => house.close())

function inTenant<Result>(run: (scope: TenantScope) => Promise<Result>, of = tenant): Promise<Result> {
  return house.services.withTenant({ tenant: of, actor: { kind: 'system', name: 'test' } }, run)
}

/** What ran since the last look. */
function ranNow(): string[] {
  return ran.splice(0)
}

async function deadLetters(): Promise<{ name: string; word: string }[]> {
  const { rows } = await admin.query(
    `SELECT coalesce(source_name, data->>'name') AS name, data->'payload'->>'word' AS word
       FROM pgboss.job WHERE name = 'dead-letters' ORDER BY created_on`,
  )
  return rows
}

test('a job runs once its cause is committed, and not if it is rolled back', async () => {
  await inTenant((scope) => scope.jobs.enqueue('test.say', { word: 'kept' }))
  await inTenant(async (scope) => {
    await scope.jobs.enqueue('test.say', { word: 'undone' })
    throw new Error('rolled back')
  }).catch(() => undefined)
  expect(ranNow()).toEqual([])
  await house.drain()
  expect(ranNow()).toEqual(['active:kept'])
})

test('a suspended tenant still gets its jobs, an erased one no longer', async () => {
  const suspended = await buildTenant(house, { status: 'suspended' })
  const erased = await buildTenant(house, { status: 'erased' })
  await inTenant((scope) => scope.jobs.enqueue('test.say', { word: 'a' }), suspended)
  await inTenant((scope) => scope.jobs.enqueue('test.say', { word: 'b' }), erased)
  await house.drain()
  expect(ranNow()).toEqual(['suspended:a'])
})

test('a job with a time of its own waits for it', async () => {
  const startAfter = new Date(clock.now().getTime() + 60_000)
  await inTenant((scope) => scope.jobs.enqueue('test.say', { word: 'later' }, { startAfter }))
  await house.drain()
  expect(ranNow()).toEqual([])
  clock.advance(60_001)
  await house.drain()
  expect(ranNow()).toEqual(['active:later'])
})

test('a failing job is repeated with a growing delay, and is a dead letter after its last attempt', async () => {
  failing.add('bad')
  await inTenant((scope) => scope.jobs.enqueue('test.say', { word: 'bad' }))
  await house.drain()
  expect(ranNow()).toEqual(['active:bad'])
  const { rows } = await admin.query(
    `SELECT extract(epoch FROM start_after - started_on)::float AS delay FROM pgboss.job WHERE name = 'test.say' AND state = 'retry'`,
  )
  expect(rows[0].delay).toBeGreaterThan(0.5)
  expect(rows[0].delay).toBeLessThan(5)
  await house.drain({ retries: true })
  expect(ranNow()).toEqual(['active:bad', 'active:bad'])
  expect(await deadLetters()).toContainEqual({ name: 'test.say', word: 'bad' })
})

test('a payload that its schema refuses is a dead letter at once', async () => {
  await inTenant((scope) => scope.jobs.enqueue('test.say', { word: 7 }))
  await house.drain()
  expect(ranNow()).toEqual([])
  expect(await deadLetters()).toContainEqual({ name: 'test.say', word: '7' })
})

test('a job of unknown name is kept as a dead letter', async () => {
  await inTenant((scope) => scope.jobs.enqueue('test.never_defined', { word: 'who' }))
  await house.drain()
  expect(await deadLetters()).toContainEqual({ name: 'test.never_defined', word: 'who' })
})

test('jobs of one key keep their order while the first is repeated, and go on once it is dead', async () => {
  failing.add('first')
  await inTenant(async (scope) => {
    for (const word of ['first', 'second', 'third']) {
      await scope.jobs.enqueue('test.say_in_order', { word }, { singletonKey: 'contact' })
    }
    await scope.jobs.enqueue('test.say_in_order', { word: 'other' }, { singletonKey: 'another contact' })
    await scope.jobs.enqueue('test.say_in_order', { word: 'free' })
  })
  await house.drain()
  expect(ranNow().sort()).toEqual(['first', 'free', 'other'])
  await house.drain({ retries: true })
  expect(ranNow()).toEqual(['first', 'second', 'third'])
})

test('storing the same outbox row twice makes one job', async () => {
  const job = { id: newId<string>(), name: 'test.say', tenantId: tenant.id, createdAt: clock.now() }
  for (let i = 0; i < 2; i++) await house.services.queue.insert([{ ...job, payload: { word: 'one' } }])
  await house.drain()
  // Also when the first has run long ago.
  await house.services.queue.insert([{ ...job, payload: { word: 'one' } }])
  await house.drain()
  expect(ranNow()).toEqual(['active:one'])
})

test("a tenant takes no more places at once than its plan's limit, and others go on", async () => {
  const other = await buildTenant(house)
  const jobs = (of: Tenant, count: number) =>
    Array.from({ length: count }, (_, i) => ({
      ...{ id: newId<string>(), name: 'test.say', tenantId: of.id, createdAt: clock.now(), concurrency: 3 },
      payload: { word: `${i}` },
    }))
  const { queue } = house.services
  await queue.insert([...jobs(tenant, 20), ...jobs(other, 2)])
  const taken = [...(await queue.take('test.say', 10)), ...(await queue.take('test.say', 10))]
  const byTenant = (id: string) => taken.filter((job) => job.envelope.tenant_id === id).length
  expect([byTenant(tenant.id), byTenant(other.id)]).toEqual([3, 2])
  for (const job of taken) await queue.complete(job)
  await house.drain()
  expect(ranNow()).toHaveLength(17)
})

test('a process that keeps the queue plans its cron jobs, and forgets those that are gone', async () => {
  await admin.query(
    `INSERT INTO pgboss.queue SELECT (jsonb_populate_record(q, '{"name":"test.gone"}')).* FROM pgboss.queue q LIMIT 1`,
  )
  await admin.query(`INSERT INTO pgboss.schedule (name, key, cron) VALUES ('test.gone', '', '* * * * *')`)
  const node = await house.openNode({ ROLES: 'jobs' })
  const { rows } = await admin.query('SELECT name, cron, timezone FROM pgboss.schedule ORDER BY name')
  await node.stop()
  expect(rows).toContainEqual({ name: 'test.nightly', cron: '0 3 * * *', timezone: 'America/Sao_Paulo' })
  expect(rows.map((row) => row.name)).not.toContain('test.gone')
})

test('the queue belongs to the owner: the server may use it and change none of its tables', async () => {
  const app = await house.signedInAs('app', 'control')
  await expect(app.query('ALTER TABLE pgboss.job ADD COLUMN mine int')).rejects.toThrow('must be owner')
  await expect(app.query('CREATE TABLE pgboss.mine ()')).rejects.toThrow('permission denied')
  await expect(app.query('TRUNCATE pgboss.job')).rejects.toThrow('permission denied')
})

test("an older version of the queue's tables is brought to the newest, and the newest stays as it is", async () => {
  const version = async () => (await admin.query('SELECT version FROM pgboss.version')).rows[0].version
  const newest = await version()
  await admin.query(getRollbackPlans('pgboss', newest))
  expect(await version()).toBe(newest - 1)
  await installQueue(admin)
  await installQueue(admin)
  expect(await version()).toBe(newest)
})
