import type { RecommendationView } from '@recado/contracts/recommendations'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { z } from 'zod'
import { listUsage } from '../../src/core/billing/index.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { act, buildShop, SHOP_STOCK, type TestShop } from './build-shop.ts'

type List = z.input<typeof RecommendationView>

let house: TestHouse
let shop: TestShop
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  shop = await buildShop(house)
  await shop.import(SHOP_STOCK)
})

const recommend = async (answers: object, by = act()): Promise<List> => {
  const answer = await shop.visit('POST', '/recommendations', { ...by, answers })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<List>()
}
const used = (of = shop) =>
  of.inside(async (scope) => (await listUsage(scope)).find(({ metric }) => metric === 'recommendations')?.used)

test('anybody on the host sees the stock, filtered and by pages, and no plate, key or other company', async () => {
  const config = (await shop.visit('GET', '')).json()
  expect(config.stock).toMatchObject({ count: 6, price_cents: { min: 4_990_000, max: 11_990_000 } })
  expect(config.stock.bodies).toContainEqual({ value: 'suv', label: 'SUV', count: 2 })
  const first = (await shop.visit('GET', '/cars?sort=cheapest&limit=4')).json()
  const second = (await shop.visit('GET', `/cars?sort=cheapest&limit=4&cursor=${first.next_cursor}`)).json()
  const prices = [...first.items, ...second.items].map(({ price_cents }) => price_cents)
  expect(prices).toEqual([4_990_000, 5_990_000, 7_990_000, 8_490_000, 8_890_000, 11_990_000])
  expect((await shop.visit('GET', '/cars?body=suv&price_max=9000000')).json().items).toHaveLength(1)
  const [car] = first.items
  const detail = await shop.visit('GET', `/cars/${car.id}`)
  expect(detail.json()).toMatchObject({ slug: 'fiat-mobi-2021', price_position: { position: 'unknown' } })
  expect(detail.json().estimate.text).toContain('sujeita a crédito')
  expect(detail.json().attributes.plate_final_digit).toMatch(/^\d$/)
  const seen = [config, first, second, detail.json(), await recommend({})].map((one) => JSON.stringify(one)).join()
  expect(seen).not.toMatch(/ABC1D|stock_key|origin/)
  const stranger = await buildShop(house)
  const gone = await stranger.visit('GET', `/cars/${car.id}`)
  expect(gone.json()).toMatchObject({ code: 'car_gone' })
  // Browsers keep an answer of 410 for good unless they are told not to.
  expect(gone.headers['cache-control']).toBe('no-store')
  expect((await stranger.visit('GET', `/car-list?ids=${car.id}`)).json().items).toEqual([])
})

test('a list has true reasons, is the same act again, and counts once against the plan', async () => {
  const by = act()
  const list = await recommend({ use: 'family', body: ['suv'], monthly_payment: 300_000, down_payment: 2_000_000 }, by)
  expect(list.items.map(({ title }) => title).join()).toContain('Kicks')
  expect(list.items.every(({ reasons, estimate }) => reasons.length > 0 && estimate !== null)).toBe(true)
  expect(list.items.map(({ position }) => position)).toEqual(list.items.map((_, at) => at + 1))
  const again = await shop.visit('POST', '/recommendations', {
    ...by,
    answers: { use: 'family', body: ['suv'], monthly_payment: 300_000, down_payment: 2_000_000 },
  })
  expect(again.json()).toEqual(list)
  expect((await shop.visit('POST', '/recommendations', { ...by, answers: {} })).json()).toMatchObject({
    code: 'buyer_act_reused',
  })
  expect(await used()).toBe(1)
  expect((await shop.visit('POST', '/recommendations', { ...act(), answers: { use: 'moon' } })).statusCode).toBe(422)
})

test('a critique beats what was shown, belongs to its buyer, and counts no more', async () => {
  const list = await recommend({}, act('ana'))
  const least = Math.min(...list.items.map(({ price_cents }) => price_cents))
  const dearest = list.items.toSorted((a, b) => b.price_cents - a.price_cents)[0]
  const ask = (of: string, body: object, buyer = 'ana') =>
    shop.visit('POST', `/recommendations/${of}/critiques`, { ...act(buyer), ...body })
  const cheaper = (await ask(list.id, { words: 'mais barato', car_ids: [dearest?.id] })).json<List>()
  expect(cheaper.items.length).toBeGreaterThan(0)
  const fits = cheaper.items.filter(({ misses }) => misses.length === 0)
  expect(fits.every(({ price_cents }) => price_cents < (dearest?.price_cents ?? 0))).toBe(true)
  const none = (await ask(list.id, { critique: 'cheaper' })).json<List>()
  expect(none.items.every(({ price_cents, misses }) => price_cents < least || misses.length > 0)).toBe(true)
  expect((await ask(list.id, { critique: 'cheaper' }, 'bia')).statusCode).toBe(404)
  expect((await ask(list.id, { words: 'abracadabra' })).json()).toMatchObject({ code: 'critique_unknown' })
  expect(await used()).toBe(1)
})

test('plain words become bounds, and what was not understood is said', async () => {
  const answer = await shop.visit('POST', '/searches', { ...act(), text: 'SUV automático até 90 mil' })
  const list = answer.json<List>()
  expect(list.items[0]?.title).toContain('Kicks')
  expect(list.fitting).toBe(1)
  expect(list.read?.understood.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['carroceria: SUV', expect.stringMatching(/preço até R\$\s90\.000/)]),
  )
})

test('beyond the month there is 402, filters go on, and a repeated act is still answered', async () => {
  shop = await buildShop(house, { recommendations: 2 })
  await shop.import(SHOP_STOCK)
  const by = act()
  const first = await recommend({}, by)
  await recommend({})
  const refused = await shop.visit('POST', '/recommendations', { ...act(), answers: {} })
  expect([refused.statusCode, refused.json().code]).toEqual([402, 'quota_exceeded'])
  expect((await shop.visit('POST', '/recommendations', { ...by, answers: {} })).json()).toEqual(first)
  expect((await shop.visit('GET', '')).json().recommends).toBe(false)
  expect((await shop.visit('GET', '/cars')).json().items).toHaveLength(6)
})

test('what is counted is what was asked, however often and at whatever moment each is sent', async () => {
  const asked = Array.from({ length: 8 }, (_, n) => act(`c${n % 3}`))
  const sent = [...asked, ...asked, ...asked].toSorted((a, b) => (a.client_id < b.client_id ? 1 : -1))
  const answers = await Promise.all(sent.map((by) => shop.visit('POST', '/recommendations', { ...by, answers: {} })))
  expect(answers.map(({ statusCode }) => statusCode).filter((status) => status !== 201)).toEqual([])
  expect(new Set(answers.map((answer) => answer.json<List>().id)).size).toBe(asked.length)
  expect(await used()).toBe(asked.length)
})

test('a change of the stock is in the next list', async () => {
  const [best] = (await recommend({})).items
  await shop.ask('PUT', `/cars/${best?.id}/status`, { status: 'sold' })
  expect((await recommend({})).items.map(({ id }) => id)).not.toContain(best?.id)
  expect((await shop.visit('GET', `/cars/${best?.id}`)).statusCode).toBe(410)
})

test('events are kept once, and what they name of others is left out', async () => {
  const list = await recommend({}, act('ana'))
  const foreign = await buildShop(house)
  await foreign.import(SHOP_STOCK)
  const [theirs] = (await foreign.visit('GET', '/cars')).json().items
  const { buyer_key } = act('ana')
  const events = [
    {
      client_id: 'evento-001',
      kind: 'car_opened',
      surface: 'results',
      car_id: list.items[0]?.id,
      recommendation_id: list.id,
    },
    { client_id: 'evento-002', kind: 'car_opened', surface: 'results', car_id: theirs.id, position: 1 },
  ]
  expect((await shop.visit('POST', '/events', { buyer_key, events })).json()).toEqual({ accepted: 2 })
  expect((await shop.visit('POST', '/events', { buyer_key, events })).json()).toEqual({ accepted: 0 })
  const other = { ...events[0], client_id: 'evento-003' }
  await shop.visit('POST', '/events', { buyer_key: act('bia').buyer_key, events: [other] })
  const kept = await shop.inside((scope) =>
    scope.db
      .selectFrom('buyer_events')
      .select(['client_id', 'car_id', 'recommendation_id'])
      .orderBy('client_id')
      .execute(),
  )
  expect(kept.map(({ car_id, recommendation_id }) => [car_id !== null, recommendation_id !== null])).toEqual([
    [true, true],
    [false, false],
    [true, false],
  ])
})

test('cars are shared by an address that says nothing of who shared them', async () => {
  const { items } = (await shop.visit('GET', '/cars')).json()
  const ids = items.slice(0, 2).map(({ id }: { id: string }) => id)
  const by = act()
  const share = (await shop.visit('POST', '/shares', { ...by, car_ids: ids })).json()
  expect((await shop.visit('POST', '/shares', { ...by, car_ids: ids })).json().token).toBe(share.token)
  await shop.ask('PUT', `/cars/${ids[0]}/status`, { status: 'sold' })
  const seen = (await shop.visit('GET', `/shares/${share.token}`)).json()
  expect([seen.cars.map(({ id }: { id: string }) => id), seen.gone]).toEqual([[ids[1]], 1])
  expect((await shop.visit('GET', '/shares/abcdefghijklmnopqrstuv')).statusCode).toBe(410)
})
