import type { CarDashboard } from '@recado/contracts/car-analytics'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { act, buildShop, SHOP_STOCK, type TestShop } from './build-shop.ts'

const DAY = 86_400_000
const clock = { at: new Date('2026-11-20T15:00:00Z'), now: () => clock.at }

let house: TestHouse
let shop: TestShop
beforeAll(async () => {
  house = await openTestHouse({ clock })
})
afterAll(() => house.close())
beforeEach(async () => {
  clock.at = new Date('2026-11-20T15:00:00Z')
  shop = await buildShop(house)
  await shop.import(SHOP_STOCK)
})

const dashboard = async (query = ''): Promise<CarDashboard> => {
  const answer = await shop.ask('GET', `/analytics/dashboard?period=7d${query}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const recommend = async (by = act(), answers: object = {}) =>
  (await shop.visit('POST', '/recommendations', { ...by, answers })).json()
const tell = (by: { buyer_key: string }, ...events: object[]) =>
  shop.visit('POST', '/events', {
    buyer_key: by.buyer_key,
    events: events.map((event) => ({ client_id: act().client_id, surface: 'results', ...event })),
  })

test('figures are what happened, each in its period, and the page is also a table', async () => {
  // The week before: two buyers, one lead.
  clock.at = new Date(clock.at.getTime() - 8 * DAY)
  await recommend(act('a'))
  await recommend(act('b'))
  const { consent } = (await shop.visit('GET', '')).json()
  const ask = (by: object, phone: string, car?: string) =>
    shop.visit('POST', '/leads', {
      ...{ ...by, name: 'Cliente', phone, consent_version: consent.version, car_ids: car === undefined ? [] : [car] },
    })
  await ask(act('a'), '(11) 98765-0001')
  // This week: three buyers, one of whom writes, one of whom becomes a lead and buys.
  clock.at = new Date(clock.at.getTime() + 8 * DAY)
  const by = act('c')
  const list = await recommend(by, { use: 'family', down_payment: 1_000_000 })
  await shop.visit('POST', `/recommendations/${list.id}/critiques`, { ...act('c'), critique: 'fewer_km' })
  await recommend(act('d'), { use: 'family' })
  await recommend(act('e'))
  const car = list.items[0].id
  await tell(
    by,
    { kind: 'car_seen', car_id: car },
    { kind: 'car_opened', car_id: car },
    { kind: 'car_opened', car_id: car },
  )
  await tell(act('d'), { kind: 'whatsapp_clicked', car_id: car })
  await ask(act('c'), '(11) 98765-0002', car)
  const [lead] = (await shop.ask('GET', '/leads?stage=new')).json().items
  await shop.ask('PUT', `/leads/${lead.id}/stage`, { stage: 'visit' })
  await shop.ask('PUT', `/leads/${lead.id}/stage`, { stage: 'sold', car_id: car, price_cents: 7_000_000 })

  clock.at = new Date(clock.at.getTime() + 60_000)
  const page = await dashboard()
  expect(page.recommendations).toMatchObject({
    total: { count: 3, previous: 2 },
    buyers: { count: 3, previous: 2 },
    quota: { used: 5, limit: 1_000 },
  })
  expect(page.conversions).toMatchObject({
    total: { count: 1, previous: 1 },
    rate: { share: 2 / 3, previous: 1 / 2 },
    whatsapp: { count: 1, previous: 0 },
    visits: { count: 1, previous: 0 },
    sales: { count: 1, previous: 0 },
    sales_cents: { amount: 7_000_000, previous: 0 },
    by_channel: [{ channel: 'page', label: 'Página', leads: 1, previous: 1 }],
  })
  expect(page.recommendations.days).toHaveLength(7)
  expect(page.conversions.days.at(-1)).toMatchObject({ day: '2026-11-20', leads: 1, whatsapp: 1, sales: 1 })
  expect(page.funnel.map(({ step, count }) => [step, count])).toEqual([
    ['visited', 3],
    ['recommended', 3],
    ['opened', 1],
    ['contacted', 2],
    ['came', 1],
    ['bought', 1],
  ])
  const top = page.top_cars.find((row) => row.car.id === car)
  expect(top).toMatchObject({
    seen: 1,
    opened: 2,
    whatsapp: 1,
    leads: { count: 1, previous: 0 },
    car: { status: 'sold' },
  })
  const use = page.user_behavior.questions.find(({ key }) => key === 'use')
  expect(use).toMatchObject({ answered: 2, skipped: 1, answers: [{ value: 'family', label: 'Família', count: 2 }] })
  expect(page.user_behavior.critiques).toEqual([{ key: 'fewer_km', label: 'Menos rodado', count: 1 }])
  expect(page.user_behavior.hours.reduce((sum, count) => sum + count, 0)).toBe(4)
  expect(page.headline).toBe('1 leads, como no período anterior.')
  const alias = await house.app.inject({
    ...{ method: 'GET', url: '/analytics/dashboard?period=7d' },
    headers: { ...shop.owner.headers, host: shop.host },
  })
  expect(Object.keys(alias.json())).toEqual(
    expect.arrayContaining(['recommendations', 'conversions', 'top_cars', 'user_behavior']),
  )
  const csv = await shop.ask('GET', '/analytics/dashboard/export?period=7d&table=funnel')
  expect(csv.body).toContain('Etapa;Quantos;Período anterior')
  expect(csv.body).toContain('Compraram;1;0')
})

test('cars that stand too long are named with what was tried, the longest first', async () => {
  const { items } = (await shop.ask('GET', '/cars?sort=cheapest')).json()
  const [cheap, next] = items
  const ago = (days: number) => new Date(clock.at.getTime() - days * DAY).toISOString()
  await shop.ask('PATCH', `/cars/${cheap.id}`, { arrived_at: ago(90), price_cents: cheap.price_cents - 100_000 })
  await shop.ask('PATCH', `/cars/${next.id}`, { arrived_at: ago(120) })
  const { standing_stock, headline } = await dashboard('&standing_days=60')
  expect(standing_stock.cars.map(({ car, days }) => [car.id, days])).toEqual([
    [next.id, 120],
    [cheap.id, 90],
  ])
  expect(standing_stock.count).toBe(2)
  expect(headline).toBe('2 carros estão parados há mais de 60 dias.')
})

test('how the public doors answered is measured, and compared with what the tier promises', async () => {
  const before = (await shop.ask('GET', '/analytics/service-level')).json()
  await shop.visit('GET', '')
  await shop.visit('GET', '/cars')
  await shop.visit('GET', '/cars/car_00000000000000000000000000')
  const level = (await shop.ask('GET', '/analytics/service-level')).json()
  expect(level.requests - before.requests).toBe(3)
  expect(level).toMatchObject({ failed: 0, availability: 1, promised: { plan: 'CarMatch Basic', p95_ms: 3_000 } })
  expect(level.p95_ms).toBeGreaterThan(0)
  expect((await shop.ask('GET', '/analytics/service-level')).json().requests).toBe(level.requests)
})
