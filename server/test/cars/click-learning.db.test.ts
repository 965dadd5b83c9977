import { encodeId } from '@recado/contracts/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { learnFromClicks } from '../../src/carmatch/recommendations/index.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { act, buildShop, type TestShop } from './build-shop.ts'

let house: TestHouse
let shop: TestShop
beforeAll(async () => {
  house = await openTestHouse()
  shop = await buildShop(house)
  await shop.import(STOCK)
})
afterAll(() => house.close())

/** Near-equals, of which some have a big boot and some a strong engine. */
const STOCK = [
  'codigo;marca;modelo;ano;km;preco;carroceria;portamalas;potencia',
  ...Array.from({ length: 16 }, (_, n) =>
    [n, 'Fiat', `Modelo${n}`, 2021, '40.000', '70.000', 'hatch', 250 + (n % 2) * 250, 150 - (n % 2) * 60].join(';'),
  ),
].join('\n')

const learn = () => shop.inside(async (scope) => learnFromClicks(scope, await house.services.shop.policies.live(scope)))
const state = async () => (await shop.ask('GET', '/click-learning')).json()
const recommend = async (buyer: string) =>
  (await shop.visit('POST', '/recommendations', { ...act(buyer), answers: {}, limit: 6 })).json()

test('what buyers open corrects the order within its bound, can be switched off, and taken back', async () => {
  expect(await learn()).toBe(false)
  for (let n = 0; n < 60; n++) {
    const list = await recommend(`l${n}`)
    const roomy = list.items.findLast(
      (car: { attributes: { trunk_litres: number } }) => car.attributes.trunk_litres > 400,
    )
    const opened = { client_id: act().client_id, kind: 'car_opened', surface: 'results', recommendation_id: list.id }
    const seen = list.items.map((car: { id: string }) => ({
      ...{
        client_id: act().client_id,
        kind: 'car_seen',
        surface: 'results',
        recommendation_id: list.id,
        car_id: car.id,
      },
    }))
    const events = [...seen, ...(roomy === undefined ? [] : [{ ...opened, car_id: roomy.id }])]
    await shop.visit('POST', '/events', { buyer_key: act(`l${n}`).buyer_key, events })
  }
  expect((await state()).clicks).toBeGreaterThanOrEqual(50)
  expect(await learn()).toBe(true)
  expect(await learn()).toBe(false)
  const learned = await state()
  expect(learned.versions).toMatchObject([{ number: 1, bound: 0.08, live: true }])
  expect(learned.versions[0].pulls[0]).toMatchObject({ attribute: 'trunk_litres', label: 'porta-malas' })
  expect((await recommend('depois')).policy).toBe('q0c1')
  // The last place is tried out, and with what chance is kept.
  const { id } = await recommend('outro')
  const places = await shop.inside((scope) =>
    scope.db.selectFrom('recommended_cars').select(['recommendation_id', 'position', 'propensity']).execute(),
  )
  const own = places.filter((row) => encodeId('rec', row.recommendation_id) === id)
  expect(own.find(({ position }) => position === 1)?.propensity).toBe(1)
  expect(own.find(({ position }) => position === 6)?.propensity).toBeLessThan(1)
  await shop.ask('PATCH', '/click-learning', { enabled: false })
  expect((await recommend('sem')).policy).toBe('q0')
  expect(await learn()).toBe(false)
  const back = await shop.ask('PATCH', '/click-learning', { enabled: true, live: null })
  expect(back.json()).toMatchObject({ enabled: true, versions: [{ number: 1, live: false }] })
  expect((await shop.ask('PATCH', '/click-learning', { live: 9 })).statusCode).toBe(404)
})
