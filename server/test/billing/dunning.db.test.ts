import { encodeId } from '@recado/contracts/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listPlacementUpgrades } from '../../src/core/billing/index.ts'
import { requireOpenFor } from '../../src/core/tenants/index.ts'
import { advanceSubscriptions, suspendForNonPayment } from '../../src/core/workflows/advance-subscriptions.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { buildMember, buildOfficePerson, type OfficePerson } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildSubscriber } from './build-subscriber.ts'

const DAY = 86_400_000
const clock = advancingClock('2026-03-10T15:00:00Z')
let house: TestHouse
let platform: OfficePerson
beforeAll(async () => {
  house = await openTestHouse({ clock })
})
afterAll(() => house.close())

/** Days pass; sessions and tokens of the test house last one. */
async function afterDays(days: number): Promise<void> {
  clock.advance(days * DAY)
  await advanceSubscriptions(house.services)
}

test('a trial ends past due, and after fifteen days suspended; a payment brings it back at once', async () => {
  const subscriber = await buildSubscriber(house, ['chat_starter'], { status: 'trial', trialing: true })
  const states = async () => [(await subscriber.reload()).status, (await subscriber.subscriptions())[0]?.status]
  await afterDays(13)
  expect(await states()).toEqual(['trial', 'trialing'])
  await afterDays(1)
  expect(await states()).toEqual(['past_due', 'past_due'])
  await afterDays(14)
  expect(await states()).toEqual(['past_due', 'past_due'])
  await afterDays(1)
  expect(await states()).toEqual(['suspended', 'suspended'])
  platform = await buildOfficePerson(house, { realm: 'platform' })
  const [subscription] = await subscriber.subscriptions()
  const answer = await house.app.inject({
    method: 'POST',
    url: '/api/v1/platform/payments',
    headers: platform.headers,
    payload: {
      tenant_id: encodeId('ten', subscriber.tenant.id),
      subscription_id: encodeId('sub', subscription?.id ?? ''),
      external_id: 'boleto-1',
      amount_centavos: 19_700,
      paid_at: clock.now().toISOString(),
    },
  })
  expect(answer.statusCode, answer.body).toBe(201)
  expect(await states()).toEqual(['active', 'active'])
  // What lapsed begins anew with the payment.
  expect((await subscriber.subscriptions())[0]?.period_start).toEqual(clock.now())
})

test('looking twice changes nothing the second time', async () => {
  await buildSubscriber(house, ['chat_starter'], { status: 'trial', trialing: true })
  clock.advance(20 * DAY)
  expect(await advanceSubscriptions(house.services)).toMatchObject({ changed: 1, failed: 0 })
  expect(await advanceSubscriptions(house.services)).toMatchObject({ changed: 0, failed: 0 })
})

test('a free plan renews itself, over as many months as passed', async () => {
  const subscriber = await buildSubscriber(house, ['consultor_free'])
  await afterDays(100)
  const [subscription] = await subscriber.subscriptions()
  expect(subscription?.status).toBe('active')
  expect(subscription?.period_end.getTime()).toBeGreaterThan(clock.now().getTime())
  expect((await subscriber.reload()).status).toBe('active')
})

test('a suspended tenant sees its bill and its usage, gets its messages, and may do nothing else', async () => {
  const subscriber = await buildSubscriber(house, ['chat_starter'])
  const [subscription] = await subscriber.subscriptions()
  await suspendForNonPayment(house.services, { actor: { kind: 'system', name: 'test' } }, subscription!.id)
  const tenant = await subscriber.reload()
  expect(tenant.status).toBe('suspended')
  const owner = await buildMember(house, tenant)
  const get = (url: string) => house.app.inject({ url, headers: owner.headers })
  const status = await get('/api/v1/billing/status')
  expect(status.statusCode, status.body).toBe(200)
  expect(status.json()).toMatchObject({
    tenant_status: 'suspended',
    currency: 'BRL',
    upgrade_url: '/billing',
    subscriptions: [{ plan: 'chat_starter', status: 'suspended', price_centavos: 19_700 }],
    limits: { agents: 3, conversations_monthly: 1_000, storage_gb: 5 },
  })
  const usage = await get('/api/v1/billing/usage')
  expect(usage.statusCode, usage.body).toBe(200)
  expect(usage.json().items).toContainEqual(expect.objectContaining({ metric: 'agents', limit: 3, used: 0 }))
  const brand = await get('/api/v1/brand')
  expect([brand.statusCode, brand.json().code]).toEqual([402, 'tenant_suspended'])
  expect(brand.json()).toMatchObject({ plan: 'chat_starter', upgrade_url: '/billing' })
  expect(() => requireOpenFor(tenant, 'inbound')).not.toThrow()
  expect(() => requireOpenFor(tenant, 'write')).toThrow(expect.objectContaining({ code: 'tenant_suspended' }))
})

test('an agent may not read the bill', async () => {
  const subscriber = await buildSubscriber(house, ['chat_starter'])
  const agent = await buildMember(house, subscriber.tenant, 'agent')
  for (const url of ['/api/v1/billing/status', '/api/v1/billing/usage']) {
    expect((await house.app.inject({ url, headers: agent.headers })).statusCode).toBe(403)
  }
})

test('a dearer plan holds at once, a cheaper one when what is paid ends, and its price counts from there', async () => {
  platform = await buildOfficePerson(house, { realm: 'platform' })
  const subscriber = await buildSubscriber(house, ['chat_starter'])
  const change = (plan: string) =>
    house.app.inject({
      method: 'POST',
      url: `/api/v1/platform/tenants/${encodeId('ten', subscriber.tenant.id)}/plan`,
      headers: platform.headers,
      payload: { plan },
    })
  const up = await change('chat_business')
  expect(up.json(), up.body).toMatchObject({ plan: 'chat_business', takes_effect: 'now' })
  expect((await subscriber.reload()).entitlements.limits.agents).toBe(25)
  const [before] = await subscriber.subscriptions()
  const down = await change('chat_professional')
  expect(down.json()).toMatchObject({ takes_effect: 'period_end', effective_at: before?.period_end.toISOString() })
  expect((await subscriber.reload()).entitlements.limits.agents).toBe(25)
  const payment = await house.app.inject({
    method: 'POST',
    url: '/api/v1/platform/payments',
    headers: platform.headers,
    payload: {
      tenant_id: encodeId('ten', subscriber.tenant.id),
      subscription_id: encodeId('sub', before?.id ?? ''),
      external_id: 'next-month',
      amount_centavos: 49_700,
      paid_at: clock.now().toISOString(),
    },
  })
  expect(payment.statusCode, payment.body).toBe(201)
  expect((await subscriber.reload()).entitlements.limits.agents).toBe(25)
  await afterDays(32)
  expect((await subscriber.reload()).entitlements.limits.agents).toBe(10)
  expect((await subscriber.reload()).status).toBe('active')
})

test('a plan that wants more isolation is found for the mover, and nothing is moved', async () => {
  platform = await buildOfficePerson(house, { realm: 'platform' })
  const subscriber = await buildSubscriber(house, ['chat_starter'])
  await house.app.inject({
    method: 'POST',
    url: `/api/v1/platform/tenants/${encodeId('ten', subscriber.tenant.id)}/plan`,
    headers: platform.headers,
    payload: { plan: 'chat_white_label' },
  })
  const upgrades = await house.services.control.acrossTenants(listPlacementUpgrades)
  expect(upgrades).toContainEqual({ tenantId: subscriber.tenant.id, present: 'shared', wanted: 'database' })
  expect((await subscriber.reload()).placement.kind).toBe('shared')
})

test('a grant adds to the plans until it expires or is taken back', async () => {
  platform = await buildOfficePerson(house, { realm: 'platform' })
  const subscriber = await buildSubscriber(house, ['chat_starter'])
  const url = `/api/v1/platform/tenants/${encodeId('ten', subscriber.tenant.id)}/grants`
  const grant = (payload: Record<string, unknown>) =>
    house.app.inject({ method: 'POST', url, headers: platform.headers, payload: { reason: 'cortesia', ...payload } })
  const agents = await grant({ entitlement: 'agents', value: 2 })
  expect(agents.statusCode, agents.body).toBe(201)
  await grant({ entitlement: 'video', value: true })
  await grant({ entitlement: 'storage_gb', value: null })
  const { limits, features } = (await subscriber.reload()).entitlements
  expect([limits.agents, limits.storage_gb, features.video]).toEqual([5, null, true])
  const unknown = await grant({ entitlement: 'teleporte', value: true })
  expect([unknown.statusCode, unknown.json().code]).toEqual([400, 'entitlement_unknown'])
  const revoke = () =>
    house.app.inject({ method: 'DELETE', url: `${url}/${agents.json().id}`, headers: platform.headers })
  expect((await revoke()).statusCode).toBe(204)
  expect((await revoke()).statusCode).toBe(404)
  expect((await subscriber.reload()).entitlements.limits.agents).toBe(3)
})

test('anybody may read what is for sale', async () => {
  const answer = await house.app.inject({ url: '/api/v1/billing/plans' })
  expect(answer.statusCode).toBe(200)
  const codes = answer.json().items.map(({ code }: { code: string }) => code)
  expect(codes).toContain('chat_starter')
  expect(codes).not.toContain('chat_enterprise')
  expect(answer.json().items[0]).toMatchObject({ currency: 'BRL', prices: { monthly: 19_700 } })
})
