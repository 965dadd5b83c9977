import { QuotaProblem } from '@recado/contracts/billing'
import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { consume, listUsage, record, recountUsage, release, reserve, settle } from '../../src/core/billing/index.ts'
import { recountUsage as recountEveryone } from '../../src/core/workflows/recount-usage.ts'
import { createErrorHandler } from '../../src/http/problem.ts'
import { decorateRequests } from '../../src/http/request-context.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { AppError } from '../../src/platform/errors.ts'
import type { ScopeSource, TenantScope } from '../../src/tenancy/tenant-scope.ts'
import { PLACEMENTS } from '../support/placements.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildSubscriber } from './build-subscriber.ts'

const clock = advancingClock('2026-03-15T12:00:00Z')
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ clock })
})
afterAll(() => house.close())

const inside = <Result>(source: ScopeSource, run: (scope: TenantScope) => Promise<Result>) =>
  house.services.withTenant(source, run)

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof AppError)) throw error ?? new Error('nothing was refused')
  return error
}

/** How many warnings each tenant's outbox holds; read behind the policies. */
async function warnings(source: ScopeSource): Promise<{ metric: string; percent: number }[]> {
  const { kind } = source.tenant.placement
  if (kind === 'database') throw new Error('read warnings where the house has a client')
  const admin = await house.admin(kind)
  const { rows } = await admin.query<{ payload: { metric: string; percent: number } }>(
    `SELECT payload FROM recado.outbox WHERE tenant_id = $1 AND name = 'usage.warning_reached' ORDER BY id`,
    [source.tenant.id],
  )
  return rows.map(({ payload: { metric, percent } }) => ({ metric, percent }))
}

describe.each(PLACEMENTS)('in a %s tenant', (placement) => {
  test('of 50 that ask at once for a limit of 10, exactly 10 get it', async () => {
    const { source } = await buildSubscriber(house, ['consultor_free'], { placement })
    const answers = await Promise.allSettled(
      Array.from({ length: 50 }, (_, index) =>
        inside(source, (scope) => consume(scope, 'executions', 1, { transactionId: `run-${index}` })),
      ),
    )
    const refused = answers.filter((answer) => answer.status === 'rejected')
    expect(refused).toHaveLength(40)
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'quota_exceeded', status: 402 })
    const usage = await inside(source, listUsage)
    expect(usage.find(({ metric }) => metric === 'executions')).toMatchObject({ used: 10, limit: 10, percent: 100 })
    expect(await inside(source, recountUsage)).toEqual([])
  })

  test('one cause counts once, also when it comes twenty times at once', async () => {
    const { source } = await buildSubscriber(house, ['consultor_free'], { placement })
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        inside(source, (scope) => consume(scope, 'executions', 1, { transactionId: 'the same' })),
      ),
    )
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1)
    expect(answers.every(({ used }) => used === 1)).toBe(true)
  })

  test('a level gives back what it is told once, and never falls below zero', async () => {
    const { source } = await buildSubscriber(house, ['carmatch_basic'], { placement })
    await inside(source, (scope) => consume(scope, 'cars', 5, { transactionId: 'import' }))
    const [one, again] = [
      await inside(source, (scope) => release(scope, 'cars', 2, { transactionId: 'sold' })),
      await inside(source, (scope) => release(scope, 'cars', 2, { transactionId: 'sold' })),
    ]
    expect([one.used, again.used, again.replayed]).toEqual([3, 3, true])
    expect((await inside(source, (scope) => release(scope, 'cars', 99, { transactionId: 'all' }))).used).toBe(0)
    expect(await inside(source, recountUsage)).toEqual([])
  })

  test('a reservation holds what others may not use, until it is settled', async () => {
    const { source } = await buildSubscriber(house, ['consultor_pro'], { placement })
    await inside(source, (scope) => reserve(scope, 'tokens', 90_000, { transactionId: 'call-1' }))
    const refused = await refusal(
      inside(source, (scope) => reserve(scope, 'tokens', 20_000, { transactionId: 'call-2' })),
    )
    expect(refused.extra).toMatchObject({ metric: 'tokens', limit: 100_000, used: 90_000 })
    await inside(source, (scope) => settle(scope, 'tokens', 30_000, { transactionId: 'call-1' }))
    const second = await inside(source, (scope) => reserve(scope, 'tokens', 20_000, { transactionId: 'call-2' }))
    expect(second.used).toBe(50_000)
    const failed = await inside(source, (scope) => settle(scope, 'tokens', 0, { transactionId: 'call-2' }))
    const settledTwice = await inside(source, (scope) => settle(scope, 'tokens', 0, { transactionId: 'call-2' }))
    expect([failed.used, settledTwice.used]).toEqual([30_000, 30_000])
    expect(await inside(source, recountUsage)).toEqual([])
  })

  test('a counter that drifted is found, told and made the sum of its events', async () => {
    const { source } = await buildSubscriber(house, ['carmatch_basic'], { placement })
    await inside(source, (scope) => consume(scope, 'cars', 7, { transactionId: 'import' }))
    await inside(source, (scope) =>
      scope.db.updateTable('usage_counters').set({ used: 40 }).where('metric', '=', 'cars').execute(),
    )
    const report = await recountEveryone(house.services)
    expect(report.drifts).toEqual([
      { tenantId: source.tenant.id, metric: 'cars', period_start: new Date(0), counted: 40, summed: 7 },
    ])
    expect((await recountEveryone(house.services)).drifts).toEqual([])
  })
})

test('the 402 has what all four specifications ask for', async () => {
  const { source } = await buildSubscriber(house, ['consultor_free'])
  await inside(source, (scope) => consume(scope, 'executions', 10, { transactionId: 'ten' }))
  const error = await refusal(inside(source, (scope) => consume(scope, 'executions', 1, { transactionId: 'one more' })))
  expect(error).toMatchObject({ code: 'quota_exceeded', status: 402 })
  expect(error.extra).toEqual({
    metric: 'executions',
    plan: 'consultor_free',
    limit: 10,
    used: 10,
    period_end: '2026-04-01T03:00:00.000Z',
    upgrade_url: '/billing',
    executions_used: 10,
    executions_limit: 10,
  })
})

test('over HTTP it is a problem document with the Consultor’s own members, in the reader’s language', async () => {
  const { source } = await buildSubscriber(house, ['consultor_free', 'carmatch_basic'])
  const app = Fastify()
  decorateRequests(app)
  app.setErrorHandler(createErrorHandler(house.services))
  app.post<{ Params: { metric: 'executions' | 'cars' } }>('/:metric', ({ params }) =>
    inside(source, (scope) => consume(scope, params.metric, 51, { transactionId: 'too many' })),
  )
  const run = await app.inject({ method: 'POST', url: '/executions' })
  expect([run.statusCode, run.headers['content-type']]).toEqual([402, 'application/problem+json; charset=utf-8'])
  expect(QuotaProblem.parse(run.json())).toMatchObject({ code: 'quota_exceeded', limit: 10, used: 0 })
  expect(run.json()).toMatchObject({
    error: 'Limite do plano atingido',
    detail: 'Acabou o limite de execuções do plano. Mude de plano para continuar.',
    executions_used: 0,
    executions_limit: 10,
  })
  const cars = await app.inject({ method: 'POST', url: '/cars', headers: { 'accept-language': 'en' } })
  expect(QuotaProblem.parse(cars.json())).toMatchObject({ metric: 'cars', limit: 50, period_end: null })
  expect(cars.json().detail).toContain('cars')
  expect(cars.json()).not.toHaveProperty('executions_limit')
})

test('a caller that goes on after a refusal leaves no event behind', async () => {
  const { source } = await buildSubscriber(house, ['consultor_free'])
  await inside(source, async (scope) => {
    await consume(scope, 'executions', 9, { transactionId: 'nine' })
    await refusal(consume(scope, 'executions', 2, { transactionId: 'two' }))
    await consume(scope, 'executions', 1, { transactionId: 'two' })
  })
  expect(await inside(source, recountUsage)).toEqual([])
  const usage = await inside(source, listUsage)
  expect(usage.find(({ metric }) => metric === 'executions')?.used).toBe(10)
})

test('a month is the tenant’s: full at 23:59 in São Paulo, empty a minute later', async () => {
  const { source } = await buildSubscriber(house, ['consultor_free'])
  clock.set('2026-04-01T02:59:00Z')
  await inside(source, (scope) => consume(scope, 'executions', 10, { transactionId: 'march' }))
  await refusal(inside(source, (scope) => consume(scope, 'executions', 1, { transactionId: 'late' })))
  clock.set('2026-04-01T03:00:00Z')
  const april = await inside(source, (scope) => consume(scope, 'executions', 1, { transactionId: 'april' }))
  expect(april).toMatchObject({ used: 1, limit: 10 })
})

test('80, 90 and 100 % are told once each', async () => {
  const { source } = await buildSubscriber(house, ['carmatch_basic'])
  const take = (cars: number, id: string) =>
    inside(source, (scope) => consume(scope, 'cars', cars, { transactionId: id }))
  await take(39, 'a')
  expect(await warnings(source)).toEqual([])
  await take(1, 'b')
  await take(1, 'c')
  expect(await warnings(source)).toEqual([{ metric: 'cars', percent: 80 }])
  await Promise.all(Array.from({ length: 9 }, (_, index) => take(1, `d${index}`)))
  expect(await warnings(source)).toEqual([80, 90, 100].map((percent) => ({ metric: 'cars', percent })))
})

test('a message from outside is counted past any limit, also for a suspended tenant', async () => {
  const { source } = await buildSubscriber(house, ['chat_starter'], { status: 'suspended' })
  const full = await inside(source, (scope) => record(scope, 'conversations', 1_000, { transactionId: 'month' }))
  expect(full).toMatchObject({ used: 1_000, limit: 1_000 })
  const more = await inside(source, (scope) => record(scope, 'conversations', 1, { transactionId: 'inbound' }))
  expect(more).toMatchObject({ used: 1_001, limit: 1_000, replayed: false })
  await refusal(inside(source, (scope) => consume(scope, 'conversations', 1, { transactionId: 'outbound' })))
})

test('storage is sold in GB and counted in bytes', async () => {
  const { source } = await buildSubscriber(house, ['carmatch_basic'])
  const limit = 2 * 1024 ** 3
  await inside(source, (scope) => consume(scope, 'storage_bytes', limit, { transactionId: 'all of it' }))
  const error = await refusal(inside(source, (scope) => consume(scope, 'storage_bytes', 1, { transactionId: 'byte' })))
  expect(error.extra).toMatchObject({ limit, used: limit, period_end: null })
})
