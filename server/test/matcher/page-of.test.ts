import type { PageView } from '@recado/contracts/car-pages'
import type { Endpoint } from '@recado/contracts/endpoint'
import { expect, test } from 'vitest'
import {
  BRAND,
  buildCar,
  buildConfig,
  buildDetail,
  CAR_ID,
  QUESTIONNAIRE,
} from '../../../apps/matcher/test/support/shop-fixture.ts'
import type { AskDoor, AskedOfDoor } from '../../src/http/matcher/ask-door.ts'
import { type FoundPage, pageOf } from '../../src/http/matcher/page-of.ts'

const CAR_PATH = `/carros/chevrolet-cruze-2022-${CAR_ID}`

interface Answers {
  [name: string]: unknown | { refused: number }
}

/** Doors that answer as told, and what they were asked. */
function doors(answers: Answers = {}): { ask: AskDoor; asked: Record<string, string>[] } {
  const asked: Record<string, string>[] = []
  const known: Answers = {
    'matcher-config': buildConfig(),
    'list-public-cars': { items: [buildCar()], next_cursor: null },
    'get-public-car': buildDetail(),
    'public-questionnaire': QUESTIONNAIRE,
    ...answers,
  }
  const ask = async ({ name }: Pick<Endpoint, 'name'>, { params = {}, query }: AskedOfDoor = {}) => {
    asked.push({ name, ...params, ...Object.fromEntries(query ?? []) })
    const body = known[name]
    const refused = (body as { refused?: number } | undefined)?.refused
    return refused === undefined ? { ok: true, body } : { ok: false, status: refused, retryAfter: '7' }
  }
  return { ask: ask as AskDoor, asked }
}

const get = (address: string, { ask }: { ask: AskDoor }): Promise<FoundPage> => {
  const url = new URL(address, 'http://shop')
  return pageOf({ ask, shared: { locale: 'pt-BR', brand: BRAND }, path: url.pathname, query: url.searchParams })
}
const viewOf = async (address: string, of = doors()): Promise<PageView> => {
  const found = await get(address, of)
  if (found.kind !== 'page') throw new Error(found.kind)
  return found.view
}

test('a car is at one address; what stands before its id moves there', async () => {
  expect(await get(CAR_PATH, doors())).toMatchObject({ kind: 'page', status: 200, view: { kind: 'car' } })
  expect(await get(`/carros/outro-nome-${CAR_ID}`, doors())).toEqual({ kind: 'moved', to: CAR_PATH })
  expect(await get(`/carros/${CAR_ID}`, doors())).toEqual({ kind: 'moved', to: CAR_PATH })
})

test('a car that is sold says so with others beside; one that never was is no page, with others too', async () => {
  const others = { view: { cars: [{ id: CAR_ID }] } }
  expect(await get(CAR_PATH, doors({ 'get-public-car': { refused: 410 } }))).toMatchObject({
    ...{ status: 410, view: { kind: 'gone' } },
    ...others,
  })
  expect(await get(CAR_PATH, doors({ 'get-public-car': { refused: 404 } }))).toMatchObject({ status: 404, ...others })
  expect(await get('/carros/nada', doors())).toMatchObject({ status: 404, view: { kind: 'missing' } })
  expect(await get('/carros/lista/abc/mais', doors())).toMatchObject({ status: 404 })
})

test('filters of the address are asked of the door in its own terms; what is none filters nothing', async () => {
  const known = doors()
  const view = await viewOf(
    '/carros?marca=Fiat&tipo=suv&preco_max=90000&km_max=pouco&ano_min=&ordem=cheapest&utm_source=x&fbclid=1',
    known,
  )
  expect(view).toMatchObject({ filters: { marca: 'Fiat', tipo: 'suv', preco_max: '90000', ordem: 'cheapest' } })
  expect(known.asked.at(-1)).toEqual({
    ...{ name: 'list-public-cars', limit: '24', brand: 'Fiat', body: 'suv', price_max: '9000000', sort: 'cheapest' },
  })
})

test('a value that the door does not take leads to the stock as it is, not to a failure', async () => {
  let calls = 0
  const { ask } = doors()
  const picky = (async (endpoint: Endpoint, asked: AskedOfDoor) => {
    if (endpoint.name !== 'list-public-cars') return ask(endpoint as never, asked)
    calls += 1
    return asked.query?.has('body') ? { ok: false, status: 422 } : ask(endpoint as never, asked)
  }) as AskDoor
  expect(await viewOf('/carros?tipo=nave', { ask: picky, asked: [] })).toMatchObject({ filters: {}, is_first: true })
  expect(calls).toBe(2)
})

test('the next page keeps the filters', async () => {
  const list = { items: [buildCar()], next_cursor: 'abc' }
  expect(await viewOf('/carros?marca=Fiat', doors({ 'list-public-cars': list }))).toMatchObject({
    next: '/carros?marca=Fiat&depois=abc',
  })
})

test('answers are read by the kind of their question; what is no answer was skipped', async () => {
  const query = 'use=family&down_payment=2000000&body=suv,nave,suv,sedan,hatch&max_km=muitos&single_owner=true&x=1'
  expect(await viewOf(`/carros/resultado?${query}`)).toMatchObject({
    answers: { use: 'family', down_payment: 2_000_000, body: ['suv', 'sedan'], single_owner: true },
    words: null,
  })
  expect(await viewOf('/carros/resultado?busca=%20SUV%20')).toMatchObject({ words: 'SUV' })
})

test('cars are compared once each, four at most, and what is gone is left out', async () => {
  const known = doors()
  await viewOf('/carros/comparar?carro=a,b,a,c,d,e', known)
  expect(known.asked.flatMap(({ id }) => id ?? [])).toEqual(['a', 'b', 'c', 'd'])
  expect(await viewOf('/carros/comparar?carro=a', doors({ 'get-public-car': { refused: 410 } }))).toMatchObject({
    cars: [],
  })
})

test.each(['/carros', '/carros/encontrar', CAR_PATH, '/carros/favoritos'])(
  'a shop that is shut, or asked too often, says so at %s',
  async (path) => {
    const refused = { kind: 'refused', status: 429, retryAfter: '7' }
    expect(await get(path, doors({ 'matcher-config': { refused: 429 } }))).toEqual(refused)
  },
)
