import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { defineTenantJob } from '../../src/jobs/define-job.ts'
import { recordAct } from '../../src/tenancy/record-act.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import { buildTenant } from '../support/factories.ts'
import { openTestHouse, type TestHouse, type TestNode } from '../support/test-house.ts'

const WRITERS_PER_TENANT = 3
const WRITES = 40
const TENANTS = ['shared', 'schema', 'database', 'shared'] as const
const ALL_WRITES = TENANTS.length * WRITERS_PER_TENANT * WRITES
let tried = 0

/** Fails before its effect, after it, or not at all, by turns. */
let runs = 0
const note = defineTenantJob('test.note', {
  schema: z.object({ n: z.string() }),
  retryLimit: 30,
  retryDelay: 1,
  retryDelayMax: 1,
  concurrency: 8,
  concurrencyPerTenant: 8,
  handler: async ({ payload, once }) => {
    runs += 1
    if (runs % 11 === 0) throw new Error('before the effect')
    await once((scope) => recordAct(scope, { action: 'test.noted', targetKind: 'note', targetId: payload.n }))
    if (runs % 7 === 0) throw new Error('after the effect')
  },
})

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ jobs: [note] })
})
afterAll(() => house.close())

test('relays and queues that are killed lose nothing, double nothing and leave no gap', async () => {
  const tenants: Tenant[] = []
  for (const placement of TENANTS) {
    tenants.push(await buildTenant(house, { placement }))
  }
  const seen = new Map<string, string[]>(tenants.map((tenant) => [tenant.id, []]))
  let writing = true
  const chaos = keepKilling(() => writing)
  await Promise.all(
    tenants.flatMap((tenant) =>
      Array.from({ length: WRITERS_PER_TENANT }, (_, writer) => write(tenant, `${writer}`, seen.get(tenant.id) ?? [])),
    ),
  )
  writing = false
  const kills = await chaos
  expect(kills).toBeGreaterThan(5)
  await house.drain({ retries: true })

  for (const tenant of tenants) {
    const written = seen.get(tenant.id) ?? []
    const { events, notes } = await readBack(tenant)
    expect(events.map((event) => event.event_id)).toEqual(written.map((_, index) => index + 1))
    expect(events.map((event) => event.n).sort()).toEqual([...written].sort())
    expect(notes.sort()).toEqual([...written].sort())
    // What one writer did one after another keeps that order.
    for (let writer = 0; writer < WRITERS_PER_TENANT; writer++) {
      const own = (list: string[]) => list.filter((n) => n.startsWith(`${writer}-`))
      expect(own(events.map((event) => event.n))).toEqual(own(written))
    }
  }
  expect(await house.services.queue.depth()).toContainEqual(expect.objectContaining({ name: 'dead-letters', ready: 0 }))
})

/** Until two more writes were tried, or none is left; so the cuts are spread over the writing on any machine. */
async function progress(): Promise<void> {
  const until = Math.min(tried + 2, ALL_WRITES)
  while (tried < until) await new Promise((resolve) => setImmediate(resolve))
}

/** Two nodes that come and go while their connections are cut under them. @returns how many connections were cut. */
async function keepKilling(going: () => boolean): Promise<number> {
  const admin = await house.admin('control')
  let kills = 0
  const nodes: TestNode[] = [await house.openNode(), await house.openNode()]
  for (let turn = 1; going() || turn < 20; turn++) {
    await progress()
    const victim = turn % 2 === 0 ? 'recado relay' : 'recado jobs'
    const { rowCount } = await admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name = $1 AND datname LIKE $2 AND random() < 0.5`,
      [victim, `${house.databases.control.slice(0, 11)}%`],
    )
    kills += rowCount ?? 0
    if (turn % 10 === 0) {
      await nodes.shift()?.stop()
      nodes.push(await house.openNode())
    }
  }
  await Promise.all(nodes.map((node) => node.stop()))
  return kills
}

async function write(tenant: Tenant, writer: string, written: string[]): Promise<void> {
  for (let i = 0; i < WRITES; i++) {
    const n = `${writer}-${i}`
    const fails = i % 8 === 3
    const source = { tenant, actor: { kind: 'system' as const, name: 'writer' } }
    const done = await house.services
      .withTenant(source, async (scope) => {
        await scope.events.emit('test.happened', { n })
        await scope.jobs.enqueue('test.note', { n })
        if (fails) throw new Error('rolled back')
      })
      .then(
        () => true,
        (error: Error) => {
          if (error.message !== 'rolled back') throw error
          return false
        },
      )
    tried += 1
    if (done) written.push(n)
  }
}

async function readBack(tenant: Tenant): Promise<{ events: { event_id: number; n: string }[]; notes: string[] }> {
  return house.services.withTenant({ tenant, actor: { kind: 'system', name: 'reader' } }, async (scope) => {
    const events = await scope.db
      .selectFrom('recado.events')
      .select(['event_id', 'data'])
      .where('tenant_id', '=', tenant.id)
      .orderBy('event_id')
      .execute()
    const notes = await scope.db
      .selectFrom('audit_entries')
      .select('target_id')
      .where('tenant_id', '=', tenant.id)
      .where('action', '=', 'test.noted')
      .execute()
    return {
      events: events.map((event) => ({ event_id: event.event_id, n: (event.data as { n: string }).n })),
      notes: notes.map((row) => row.target_id),
    }
  })
}
