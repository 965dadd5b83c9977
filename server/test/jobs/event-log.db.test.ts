import { afterAll, beforeAll, expect, test } from 'vitest'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { encodeCursor } from '../../src/platform/cursor.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import type { TenantScope } from '../../src/tenancy/tenant-scope.ts'
import { buildMember, buildTenant, type SignedIn } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

const DAY = 86_400_000
const clock = advancingClock(systemClock.now())
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ clock })
})
afterAll(() => house.close())

interface Page {
  code?: string
  items: { id: string; event: string; data: { n: number } }[]
  cursor: string
  has_more: boolean
}

async function readLog(by: SignedIn, query: string): Promise<Page & { status: number }> {
  const answer = await house.app.inject({ url: `/api/v1/events?${query}`, headers: by.headers })
  return { status: answer.statusCode, ...answer.json() }
}

function inTenant<Result>(tenant: Tenant, run: (scope: TenantScope) => Promise<Result>): Promise<Result> {
  return house.services.withTenant({ tenant, actor: { kind: 'system', name: 'test' } }, run)
}

async function happen(tenant: Tenant, from: number, to: number): Promise<void> {
  for (let n = from; n <= to; n++) await inTenant(tenant, (scope) => scope.events.emit('count.raised', { n }))
  await house.drain()
}

test.each(['shared', 'schema', 'database'] as const)(
  'a reader of a %s tenant follows its events without gap, and asks again with the cursor at the end',
  async (placement) => {
    const tenant = await buildTenant(house, { placement })
    const other = await buildTenant(house, { placement: placement === 'database' ? 'shared' : placement })
    const reader = await buildMember(house, tenant, 'owner')
    const empty = await readLog(reader, '')
    expect(empty).toMatchObject({ status: 200, items: [], has_more: false })
    await happen(other, 100, 103)
    await happen(tenant, 1, 5)
    const seen: number[] = []
    let cursor = empty.cursor
    for (const more of [true, true, false]) {
      const page = await readLog(reader, `limit=2&after=${cursor}`)
      expect(page.has_more).toBe(more)
      seen.push(...page.items.map((item) => item.data.n))
      cursor = page.cursor
    }
    await happen(tenant, 6, 6)
    seen.push(...(await readLog(reader, `after=${cursor}`)).items.map((item) => item.data.n))
    expect(seen).toEqual([1, 2, 3, 4, 5, 6])
  },
)

test('what one transaction tells keeps its order, and a late commit comes after an early one', async () => {
  const tenant = await buildTenant(house)
  const reader = await buildMember(house, tenant, 'owner')
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  const late = inTenant(tenant, async (scope) => {
    await scope.events.emit('count.raised', { n: 2 })
    await opened
    await scope.events.emit('count.raised', { n: 3 })
  })
  await happen(tenant, 1, 1)
  open()
  await late
  await house.drain()
  expect((await readLog(reader, '')).items.map((item) => item.data.n)).toEqual([1, 2, 3])
})

test('a cursor of an earlier placement, or from before what is kept, asks to read everything again', async () => {
  const tenant = await buildTenant(house)
  const reader = await buildMember(house, tenant, 'owner')
  await happen(tenant, 1, 3)
  const last = (await readLog(reader, '')).cursor
  for (const [epoch, number] of [
    [99, 1],
    [1, 4],
  ] as const) {
    const stale = await readLog(reader, `after=${encodeCursor('events', tenant.id, [epoch, number])}`)
    expect(stale).toMatchObject({ status: 409, code: 'resync_needed', cursor: last })
  }
  const foreign = await readLog(reader, `after=${encodeCursor('events', reader.memberId, [1, 1])}`)
  expect(foreign).toMatchObject({ status: 400, code: 'cursor_invalid' })
})

test('events, handled jobs and idempotency keys go once they are old, and nothing younger does', async () => {
  const tenant = await buildTenant(house, { placement: 'schema' })
  const lively = await buildTenant(house)
  const reader = await buildMember(house, tenant, 'owner')
  const start = (await readLog(reader, '')).cursor
  await happen(tenant, 1, 3)
  await inTenant(tenant, (scope) => storeRows(scope))
  clock.advance(29 * DAY)
  await happen(tenant, 4, 4)
  await happen(lively, 1, 1)
  await inTenant(tenant, (scope) => storeRows(scope))
  clock.advance(DAY + 1)
  await house.services.control.acrossTenants((scope) => scope.jobs.enqueue('retention.prune', {}))
  await house.drain()

  const kept = await inTenant(tenant, async (scope) => ({
    events: (await scope.db.selectFrom('recado.events').select('event_id').execute()).map((row) => row.event_id),
    handled: (await scope.db.selectFrom('recado.handled_jobs').select('job_id').execute()).length,
    keys: (await scope.db.selectFrom('idempotency_keys').select('key').execute()).length,
  }))
  expect(kept).toEqual({ events: [4], handled: 1, keys: 1 })
  const signedIn = await buildMember(house, tenant, 'owner')
  expect(await readLog(signedIn, `after=${start}`)).toMatchObject({ status: 409, code: 'resync_needed' })
  expect((await readLog(signedIn, '')).items.map((item) => item.data.n)).toEqual([4])
})

async function storeRows(scope: TenantScope): Promise<void> {
  const { id } = scope.tenant
  const now = scope.clock.now()
  const key = now.toISOString()
  await scope.db
    .insertInto('recado.handled_jobs')
    .values({ tenant_id: id, job_id: crypto.randomUUID(), handled_at: now })
    .execute()
  await scope.db
    .insertInto('idempotency_keys')
    .values({ tenant_id: id, actor: 'test', key, request_hash: '', created_at: now })
    .execute()
}
