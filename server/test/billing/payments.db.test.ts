import { encodeId } from '@recado/contracts/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirmPayment } from '../../src/core/workflows/confirm-payment.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { buildMember, buildOfficePerson, type OfficePerson } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildSubscriber } from './build-subscriber.ts'

const clock = advancingClock('2026-03-10T15:00:00Z')
let house: TestHouse
let platform: OfficePerson
beforeAll(async () => {
  house = await openTestHouse({ clock })
  platform = await buildOfficePerson(house, { realm: 'platform' })
})
afterAll(() => house.close())

type Subscriber = Awaited<ReturnType<typeof buildSubscriber>>

async function pay(subscriber: Subscriber, changes: Record<string, unknown> = {}) {
  const [subscription] = await subscriber.subscriptions()
  return house.app.inject({
    method: 'POST',
    url: '/api/v1/platform/payments',
    headers: platform.headers,
    payload: {
      tenant_id: encodeId('ten', subscriber.tenant.id),
      subscription_id: encodeId('sub', subscription?.id ?? ''),
      external_id: `pix-${subscriber.tenant.slug}`,
      amount_centavos: 19_700,
      paid_at: clock.now().toISOString(),
      ...changes,
    },
  })
}

async function paymentsOf(subscriber: Subscriber): Promise<number> {
  const control = await house.admin('control')
  const { rows } = await control.query('SELECT count(*)::int AS n FROM control.payments WHERE tenant_id = $1', [
    subscriber.tenant.id,
  ])
  return rows[0].n
}

test('a payment carries the period on from its end, not from the day it came', async () => {
  const subscriber = await buildSubscriber(house, ['chat_starter'])
  clock.advance(86_400_000)
  // Access tokens last a quarter of an hour.
  platform = await buildOfficePerson(house, { realm: 'platform' })
  const answer = await pay(subscriber)
  expect(answer.statusCode, answer.body).toBe(201)
  expect(answer.json()).toMatchObject({
    provider: 'manual',
    amount_centavos: 19_700,
    replayed: false,
    period_end: '2026-05-10T15:00:00.000Z',
  })
})

test('the same payment again, also five times at once, changes nothing', async () => {
  const subscriber = await buildSubscriber(house, ['chat_starter'])
  const first = await pay(subscriber)
  const again = await Promise.all(Array.from({ length: 5 }, () => pay(subscriber)))
  for (const answer of again) {
    expect(answer.statusCode, answer.body).toBe(201)
    expect(answer.json()).toMatchObject({ id: first.json().id, replayed: true, period_end: first.json().period_end })
  }
  expect(await paymentsOf(subscriber)).toBe(1)
})

test('five copies of a first payment at once are one payment and one month', async () => {
  const subscriber = await buildSubscriber(house, ['chat_starter'])
  const [before] = await subscriber.subscriptions()
  const answers = await Promise.all(Array.from({ length: 5 }, () => pay(subscriber)))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201, 201, 201])
  expect(answers.filter((answer) => !answer.json().replayed)).toHaveLength(1)
  expect(await paymentsOf(subscriber)).toBe(1)
  const [after] = await subscriber.subscriptions()
  expect(after?.period_start).toEqual(before?.period_end)
})

test.each([
  ['a smaller amount', 19_699],
  ['another amount', 49_700],
])('%s is refused, and nothing is unlocked', async (_what, amount) => {
  const subscriber = await buildSubscriber(house, ['chat_starter'])
  const [before] = await subscriber.subscriptions()
  const answer = await pay(subscriber, { amount_centavos: amount })
  expect(answer.statusCode).toBe(422)
  expect(answer.json()).toMatchObject({
    code: 'payment_amount_mismatch',
    expected_centavos: 19_700,
    paid_centavos: amount,
  })
  expect(await subscriber.subscriptions()).toEqual([before])
  expect(await paymentsOf(subscriber)).toBe(0)
  expect((await pay(subscriber)).statusCode).toBe(201)
})

test('a trial that is paid goes on without a gap, and the tenant is active', async () => {
  const subscriber = await buildSubscriber(house, ['chat_starter'], { status: 'trial', trialing: true })
  const [trial] = await subscriber.subscriptions()
  expect((await pay(subscriber)).statusCode).toBe(201)
  const [paid] = await subscriber.subscriptions()
  expect(paid).toMatchObject({ status: 'active', period_start: trial?.period_end })
  expect((await subscriber.reload()).status).toBe('active')
})

test('an id that was another payment’s is refused', async () => {
  const [one, other] = [await buildSubscriber(house, ['chat_starter']), await buildSubscriber(house, ['chat_starter'])]
  await pay(one, { external_id: 'recibo-7' })
  const answer = await pay(other, { external_id: 'recibo-7' })
  expect([answer.statusCode, answer.json().code]).toEqual([409, 'payment_conflict'])
})

test('a payment for somebody else’s subscription, or of tomorrow, is refused', async () => {
  const [one, other] = [await buildSubscriber(house, ['chat_starter']), await buildSubscriber(house, ['chat_starter'])]
  const foreign = await pay(one, { tenant_id: encodeId('ten', other.tenant.id) })
  expect([foreign.statusCode, foreign.json().code]).toEqual([404, 'subscription_not_found'])
  const tomorrow = await pay(one, { paid_at: new Date(clock.now().getTime() + 86_400_000).toISOString() })
  expect([tomorrow.statusCode, tomorrow.json().code]).toEqual([400, 'payment_date_invalid'])
})

test('a yearly subscription costs its yearly price and lasts a year', async () => {
  const subscriber = await buildSubscriber(house, ['chat_starter'], { cycle: 'yearly' })
  const [before] = await subscriber.subscriptions()
  expect((await pay(subscriber)).statusCode).toBe(422)
  const answer = await pay(subscriber, { amount_centavos: 197_000 })
  const end = new Date(before?.period_end ?? 0)
  end.setUTCFullYear(end.getUTCFullYear() + 1)
  expect(answer.json().period_end).toBe(end.toISOString())
})

test('nobody but the platform confirms payments', async () => {
  const subscriber = await buildSubscriber(house, ['chat_starter'])
  const owner = await buildMember(house, subscriber.tenant)
  const answer = await house.app.inject({
    method: 'POST',
    url: '/api/v1/platform/payments',
    headers: owner.headers,
    payload: {
      tenant_id: encodeId('ten', subscriber.tenant.id),
      subscription_id: encodeId('sub', (await subscriber.subscriptions())[0]?.id ?? ''),
      external_id: 'x',
      amount_centavos: 19_700,
      paid_at: clock.now().toISOString(),
    },
  })
  expect(answer.statusCode).toBe(403)
})

test('paying one of two unpaid products does not let the tenant back in; paying both does', async () => {
  const subscriber = await buildSubscriber(house, ['chat_starter', 'zap'], { status: 'suspended' })
  const [chat, zap] = await subscriber.subscriptions()
  const control = await house.admin('control')
  await control.query("UPDATE control.subscriptions SET status = 'suspended' WHERE tenant_id = $1", [
    subscriber.tenant.id,
  ])
  const confirm = (subscription: typeof chat, amountCentavos: number) =>
    confirmPayment(
      house.services,
      { actor: { kind: 'system', name: 'test' } },
      {
        tenantId: subscriber.tenant.id,
        subscriptionId: subscription!.id,
        provider: 'asaas',
        externalId: `pay_${subscription!.id}`,
        amountCentavos,
        paidAt: clock.now(),
        confirmedBy: 'asaas',
      },
    )
  await confirm(chat, 19_700)
  expect((await subscriber.reload()).status).toBe('suspended')
  await confirm(zap, 29_700)
  expect((await subscriber.reload()).status).toBe('active')
})

test('a tenant that was suspended for another reason is not let back in by paying', async () => {
  const subscriber = await buildSubscriber(house, ['chat_starter'], { status: 'suspended' })
  expect((await pay(subscriber)).statusCode).toBe(201)
  expect((await subscriber.reload()).status).toBe('suspended')
})

test('confirming is audited with what changed', async () => {
  const subscriber = await buildSubscriber(house, ['chat_starter'])
  await pay(subscriber)
  const control = await house.admin('control')
  const { rows } = await control.query(
    `SELECT actor ->> 'kind' AS who, after ->> 'amount_centavos' AS amount
       FROM control.audit_entries WHERE tenant_id = $1 AND action = 'payment.confirmed'`,
    [subscriber.tenant.id],
  )
  expect(rows).toEqual([{ who: 'platform', amount: '19700' }])
})
