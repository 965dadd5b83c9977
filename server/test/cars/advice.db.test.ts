import type { RecommendedItem } from '@recado/flow/schemas'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createCarAdviser } from '../../src/products.ts'
import { setSampleCars } from '../../src/zap/calls/index.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildDealer, type Dealer } from './build-dealer.ts'

let house: TestHouse
let dealer: Dealer
let cars: ReturnType<typeof createCarAdviser>
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  dealer = await buildDealer(house, { cars: 50 })
  cars = createCarAdviser(house.services.config, house.services.texts)
})

const STOCK = [
  'codigo;marca;modelo;ano;km;preco;carroceria;portamalas',
  '1;Fiat;Mobi;2021;40.000;49.900;hatch;200',
  '2;Fiat;Cronos;2022;30.000;79.900;sedan;525',
  '3;Jeep;Compass;2020;60.000;119.900;suv;410',
  '4;Chevrolet;Onix;2019;70.000;59.900;hatch;289',
  '5;Hyundai;HB20;2023;12.000;84.900;hatch;300',
].join('\n')

const ask = async (wishes: Record<string, string | number>, over: object = {}): Promise<RecommendedItem[]> => {
  const effect = { type: 'recommend' as const, id: 'e', wishes, limit: 3, critique: null, shown: [], ...over }
  const answer = await dealer.inside((scope) => cars.recommend(scope, effect))
  if (!answer.ok) throw new Error(answer.error)
  return (answer.value as unknown as { items: RecommendedItem[] }).items
}
const names = (items: RecommendedItem[]) => items.map(({ title }) => title.split(' ')[1])

test('a company without cars has the sample where it says so, and nothing elsewhere', async () => {
  expect(await ask({})).toEqual([])
  await dealer.inside((scope) => setSampleCars(scope, true))
  expect((await ask({})).map(({ title }) => title)).toContain('Fiat Mobi Like 1.0')
})

test('flows recommend the company’s own available cars, with reasons, price and instalment', async () => {
  await dealer.inside((scope) => setSampleCars(scope, true))
  await dealer.import(STOCK)
  const items = await ask({ use: 'family', down_payment: 2_000_000, monthly_payment: 250_000 })
  expect(items).toHaveLength(3)
  expect(items[0]).toMatchObject({ id: expect.stringMatching(/^car_/), price: expect.any(Number) })
  expect(items.every(({ reasons, monthly_payment }) => reasons.length > 0 && (monthly_payment ?? 0) > 0)).toBe(true)
  const [first] = items
  await dealer.ask('PUT', `/cars/${first?.id}/status`, { status: 'sold' })
  expect(
    (await ask({ use: 'family', down_payment: 2_000_000, monthly_payment: 250_000 })).map(({ id }) => id),
  ).not.toContain(first?.id)
})

test('words are read as values are, and what a flow asks beside is no matter', async () => {
  await dealer.import(STOCK)
  const said = await ask({ use: 'família', monthly_payment: 'R$ 2.500', down_payment: '20 mil', cor_do_olho: 'azul' })
  expect(said).toEqual(await ask({ use: 'family', monthly_payment: 250_000, down_payment: 2_000_000 }))
})

test('"cheaper" is cheaper than what was shown, "others" are others', async () => {
  await dealer.import(STOCK)
  const first = await ask({}, { limit: 2 })
  const shown = first.map(({ id }) => id)
  const cheaper = await ask({}, { limit: 2, shown, critique: { code: 'cheaper', text: 'mais barato' } })
  const least = Math.min(...first.map(({ price = 0 }) => price))
  expect(cheaper.every(({ price = 0, drawback }) => price < least || drawback !== undefined)).toBe(true)
  const others = await ask({}, { limit: 3, shown, critique: { code: 'others', text: 'outros' } })
  expect(names(others).filter((name) => names(first).includes(name))).toEqual([])
  expect(others).toHaveLength(3)
})

test('the questionnaire of a company with cars is the engine’s, in its language', async () => {
  await dealer.import(STOCK)
  const loaded = await dealer.inside((scope) => cars.loadQuestionnaire(scope, 'cars'))
  const ids = (loaded as unknown as { value: { questions: { id: string }[] } }).value.questions.map(({ id }) => id)
  expect(ids).toEqual(['use', 'down_payment', 'monthly_payment', 'trade_in', 'max_km'])
  expect(await dealer.inside((scope) => cars.loadQuestionnaire(scope, 'x'))).toMatchObject({ ok: false })
})
