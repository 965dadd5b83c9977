import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { act, buildShop, type TestShop } from './build-shop.ts'

let house: TestHouse
let shop: TestShop
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  shop = await buildShop(house)
  await shop.import(STOCK)
})

const STOCK = [
  'codigo;marca;modelo;versao;ano;km;preco;carroceria;cambio;combustivel;fipe',
  '1;Chevrolet;Onix;1.0 LT;2019;70.000;47.900;hatch;manual;flex;',
  '2;Chevrolet;Onix;1.4 LTZ;2019;60.000;66.900;hatch;automatico;flex;',
  '3;Fiat;Toro;2.0 Freedom;2020;50.000;129.900;pickup;automatico;diesel;',
  '4;Fiat;Mobi;Like;2021;40.000;49.900;hatch;manual;flex;',
  '5;Fiat;Argo;Drive;2020;40.000;59.900;hatch;manual;flex;80.000',
  '6;Fiat;Argo;1.3 Flex;;;58.500;;;;',
].join('\n')
const TABLE = [
  'Marca,Modelo,Ano,Combustível,Valor,Consumo',
  'GM - Chevrolet,ONIX HATCH LT 1.0 8V FlexPower 5p Mec.,2019 Gasolina,Gasolina,"R$ 52.300,00","13,1"',
  'GM - Chevrolet,ONIX HATCH LTZ 1.4 8V FlexPower 5p Aut.,2019 Gasolina,Gasolina,"R$ 66.900,00",',
  'Fiat,Toro Freedom 2.0 16V 4x4 Diesel Aut.,2020,Diesel,"R$ 119.000,00",',
  'Fiat,Argo Drive 1.0,2020,Gasolina,"R$ 55.000,00",',
  'Fiat,Uno,2015,Gasolina,sob consulta,',
].join('\n')

const upload = async (method: 'POST' | 'PUT', path: string, text: string) => {
  const headers = { ...shop.owner.headers, 'content-type': 'application/octet-stream' }
  return house.app.inject({ method, url: `/api/v1/fipe-table${path}`, headers, payload: Buffer.from(text, 'latin1') })
}
const carsByKey = async () =>
  Object.fromEntries(
    ((await shop.ask('GET', '/cars')).json().items as { id: string; stock_key: string }[]).map((car) => [
      car.stock_key,
      car.id,
    ]),
  )
const NONE = { below: 1, fair: 0, above: 0, unknown: 5 }
const ALL = { below: 2, fair: 1, above: 1, unknown: 2 }

test('a table is looked at before it is used, and then each car has its position on every page and in reasons', async () => {
  const looked = await upload('POST', '/preview', TABLE)
  expect(looked.json()).toMatchObject({ rows: 4, refused: 1, coverage: ALL })
  expect(looked.json().problems).toEqual([
    { line: 6, problem: 'no_price', text: 'Fiat Uno 2015 Gasolina sob consulta' },
  ])
  expect((await shop.ask('GET', '/fipe-table')).json()).toEqual({ table: null, coverage: NONE })

  expect((await upload('PUT', '?name=fipe-11.csv', TABLE)).statusCode).toBe(200)
  const used = (await shop.ask('GET', '/fipe-table')).json()
  expect(used).toMatchObject({ table: { name: 'fipe-11.csv', rows: 4, refused: 1 }, coverage: ALL })

  const ids = await carsByKey()
  const positions = async (key: string) => [
    (await shop.ask('GET', `/cars/${ids[key]}/fipe`)).json(),
    (await shop.visit('GET', `/cars/${ids[key]}`)).json().price_position,
  ]
  expect(await positions('1')).toMatchObject([
    { position: 'below', fipe_cents: 5_230_000, km_per_litre: 13.1, text: '8% abaixo da FIPE' },
    { position: 'below', text: '8% abaixo da FIPE' },
  ])
  expect(await positions('2')).toMatchObject([{ position: 'fair' }, { position: 'fair' }])
  expect(await positions('3')).toMatchObject([{ position: 'above' }, { position: 'above' }])
  expect(await positions('4')).toMatchObject([{ position: 'unknown', fipe_cents: null }, { position: 'unknown' }])
  // What the dealer's own record says comes first.
  expect(await positions('5')).toMatchObject([{ position: 'below', fipe_cents: 8_000_000 }, { position: 'below' }])
  expect((await shop.visit('GET', `/cars/${ids['1']}`)).json().attributes.km_per_litre).toBe(13.1)
  const list = (await shop.visit('POST', '/recommendations', { ...act(), answers: { body: ['hatch'] } })).json()
  const told = list.items.find(({ id }: { id: string }) => id === ids['1'])
  const adOf = async (key: string) => (await shop.ask('GET', `/cars/${ids[key]}/ad-text`)).json().text as string
  expect(await adOf('1')).toMatch(
    /^Chevrolet Onix.*2019\n\n[\s\S]*Quilometragem[\s\S]*8% abaixo da FIPE\n[\s\S]*sujeita a crédito/,
  )
  expect(await adOf('6')).toMatch(/^Fiat Argo 1\.3 Flex\n/)
  // Nothing is said of FIPE that speaks against the car.
  expect(await adOf('3')).not.toContain('FIPE')
  expect(told.price_position).toEqual({ position: 'below', text: '8% abaixo da FIPE' })
})

test('another table takes the place of one, none leaves no position, and what is no table changes nothing', async () => {
  await upload('PUT', '?name=fipe-11.csv', TABLE)
  const dearer = TABLE.replace('52.300,00', '40.000,00')
  await upload('PUT', '?name=fipe-12.csv', dearer)
  const ids = await carsByKey()
  expect((await shop.ask('GET', `/cars/${ids['1']}/fipe`)).json()).toMatchObject({ position: 'above' })
  for (const nothing of ['nome;telefone\nAna;11', 'marca;modelo;ano;valor\n', '\0\0\0']) {
    expect((await upload('PUT', '?name=x.csv', nothing)).json().code).toBe('fipe_unreadable')
    expect((await upload('POST', '/preview', nothing)).json().code).toBe('fipe_unreadable')
  }
  expect((await shop.ask('GET', '/fipe-table')).json().table.name).toBe('fipe-12.csv')
  // The next import of the stock leaves the table's figures alone.
  expect(await shop.import(STOCK)).toMatchObject({ created: 0, updated: 0 })
  expect((await shop.ask('DELETE', '/fipe-table')).statusCode).toBe(204)
  expect((await shop.ask('GET', '/fipe-table')).json()).toEqual({ table: null, coverage: NONE })
})
