import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { deflateRawSync } from 'node:zlib'
import { type CarImportId, decodeId } from '@recado/contracts/ids'
import { stockFeeds, zipOf } from '@recado/matching/testing'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type CarMeter, requireImport, runImport, sweepImports } from '../../src/carmatch/catalogue/index.ts'
import { carMeter } from '../../src/carmatch/workflows/car-meter.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { createHttpClient } from '../../src/platform/http-client.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildDealer, type Dealer, type ImportAnswer } from './build-dealer.ts'

const clock = advancingClock('2026-03-02T12:00:00Z')
let house: TestHouse
let feed: Server
let base: string
let answer: { status: number; body: string | Buffer; headers?: Record<string, string> }
let asked: string[] = []
beforeAll(async () => {
  house = await openTestHouse({ clock, env: { ALLOW_PRIVATE_WEBHOOKS: 'true' } })
  feed = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(answer.status, answer.headers)
    response.end(answer.body)
  })
  await new Promise<void>((resolve) => feed.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(feed.address() as AddressInfo).port}`
})
afterAll(async () => {
  await house.close()
  feed.close()
})

let dealer: Dealer
beforeEach(async () => {
  dealer = await buildDealer(house, { cars: 2_000 })
  answer = { status: 200, body: '' }
  asked = []
})

const HEADER = 'codigo;marca;modelo;ano;km;preco'
const row = (n: number, price = '29.900') => `${n};Fiat;Uno;2015;${10_000 + n};${price}`
const table = (numbers: readonly number[], price?: string) =>
  [HEADER, ...numbers.map((n) => row(n, price)), ''].join('\n')
const upTo = (n: number) => Array.from({ length: n }, (_, at) => at + 1)
const cars = async (query = '') =>
  (await dealer.ask('GET', `/cars?limit=100${query}`)).json().items as { stock_key: string; status: string }[]
const statusOf = async (key: string) => (await cars(`&q=${key}`)).find(({ stock_key }) => stock_key === key)?.status
const view = async (id: string) => (await dealer.ask('GET', `/car-imports/${id}`)).json<ImportAnswer>()
const ports = (over: object = {}) => ({
  ...{ ...house.services, meter: carMeter, photoMeter: house.services.storageMeter },
  ...over,
})
const run = (id: string, over: object = {}, signal = new AbortController().signal) =>
  runImport(ports(over), dealer.source, (decodeId('cim', id) ?? '') as CarImportId, signal)

test.each(stockFeeds.map((each) => [each.name, each] as const))('%s is imported as it is', async (_name, each) => {
  const done = await dealer.import(each.text, { name: 'feed.xml' })
  const counts = { status: 'done', shape: each.shape, created: each.cars, refused: each.refused.length }
  expect(done).toMatchObject(counts)
  const report = (await dealer.ask('GET', `/car-imports/${done.id}/rows?refused=true`)).json().items
  expect(report.flatMap(({ problems }: { problems: { code: string }[] }) => problems.map(({ code }) => code))).toEqual(
    expect.arrayContaining(each.refused),
  )
  const everything = JSON.stringify([await cars(), report, (await dealer.ask('GET', '/car-export?format=json')).body])
  expect(everything).not.toContain('ABC1D23')
})

test('the key of a car known by its plate is the company’s own', async () => {
  const plated = stockFeeds.find(({ text }) => text.includes('<id>ABC1D23</id>'))?.text ?? ''
  await dealer.import(plated)
  const [mine] = await cars()
  expect(await dealer.import(plated)).toMatchObject({ created: 0, updated: 0 })
  dealer = await buildDealer(house, { cars: 10 })
  await dealer.import(plated)
  const [other] = await cars()
  expect(mine?.stock_key).toMatch(/^p-[0-9a-f]{16}$/)
  expect(other?.stock_key).toMatch(/^p-[0-9a-f]{16}$/)
  expect(other?.stock_key).not.toBe(mine?.stock_key)
})

test('a second file updates by key, and what it leaves out becomes unavailable and may come back', async () => {
  expect(await dealer.import(table(upTo(10)))).toMatchObject({ created: 10, gone: 0 })
  await dealer.ask('POST', '/cars', { title: 'De pátio', price_cents: 5_000_000, attributes: {}, stock_key: 'H1' })
  clock.advance(1_000)
  expect(await dealer.import(table(upTo(9), '27.900'))).toMatchObject({ created: 0, updated: 9, gone: 1 })
  expect([await statusOf('10'), await statusOf('H1')]).toEqual(['unavailable', 'available'])
  const listed = (await dealer.ask('GET', '/cars?q=uno&sort=km')).json().items
  const first = listed[0]
  const prices = (await dealer.ask('GET', `/cars/${first.id}/prices`)).json().items
  expect(prices.map(({ price_cents }: { price_cents: number }) => price_cents)).toEqual([2_790_000, 2_990_000])
  await dealer.ask('PUT', `/cars/${first.id}/status`, { status: 'sold' })
  expect(await dealer.import(table(upTo(10), '27.900'))).toMatchObject({ created: 0, updated: 1, gone: 0 })
  expect([await statusOf('10'), await statusOf(first.stock_key)]).toEqual(['available', 'sold'])
  const part = await dealer.import(table([77]), { complete: false })
  expect(part).toMatchObject({ status: 'done', created: 1, gone: 0 })
})

test('when more than 30 % would go at once it asks, and nothing has changed until it is confirmed', async () => {
  await dealer.import(table(upTo(10)))
  const asks = await dealer.import(table(upTo(6), '19.900'))
  expect(asks).toMatchObject({ status: 'waiting', question: { kind: 'gone', known: 10, gone: 4 } })
  expect((await cars()).map(({ status }) => status)).toEqual(Array(10).fill('available'))
  const discarded = await dealer.ask('POST', `/car-imports/${asks.id}/discard`)
  expect(discarded.json().status).toBe('discarded')
  expect((await dealer.ask('POST', `/car-imports/${asks.id}/confirm`, {})).json().code).toBe('car_import_not_waiting')
  const again = await dealer.import(table(upTo(6), '19.900'))
  await dealer.ask('POST', `/car-imports/${again.id}/confirm`, {})
  await house.drain()
  expect(await view(again.id)).toMatchObject({ status: 'done', updated: 6, gone: 4 })
  expect((await cars('&status=available')).length).toBe(6)
})

test('prices in centavos are asked about, and taken once the unit is said', async () => {
  const asks = await dealer.import(table(upTo(3), '2990000'))
  expect(asks).toMatchObject({ status: 'waiting', question: { kind: 'price_scale', suggests: 'centavos' }, cars: 0 })
  expect(await cars()).toEqual([])
  expect((await dealer.ask('POST', `/car-imports/${asks.id}/confirm`, {})).json().code).toBe(
    'car_import_answer_missing',
  )
  await dealer.ask('POST', `/car-imports/${asks.id}/confirm`, { price_unit: 'centavos' })
  await house.drain()
  expect(await view(asks.id)).toMatchObject({ status: 'done', created: 3 })
  expect(await cars()).toEqual(expect.arrayContaining([expect.objectContaining({ price_cents: 2_990_000 })]))
})

test('a shape that nobody knows waits for its names, shows its first rows and is read by them', async () => {
  const text = `carro;quanto;safra\n${upTo(30)
    .map((n) => `Fiat Uno ${n} portas;29.9${10 + n};2015`)
    .join('\n')}\n`
  const asks = await dealer.import(text)
  expect(asks).toMatchObject({ status: 'waiting', question: { kind: 'mapping' } })
  const preview = (await dealer.ask('GET', `/car-imports/${asks.id}/preview`)).json()
  expect(preview.columns.map(({ name }: { name: string }) => name)).toEqual(['carro', 'quanto', 'safra'])
  expect(preview.rows).toHaveLength(20)
  const map = { carro: 'title', quanto: 'price', safra: 'year' }
  expect((await dealer.ask('POST', `/car-imports/${asks.id}/map`, { map })).statusCode).toBe(200)
  await house.drain()
  expect(await view(asks.id)).toMatchObject({ status: 'done', created: 30 })
})

test('a dirty table is taken row by row: formulas, Windows letters, twins and nonsense are said by line', async () => {
  const lines = [
    `${HEADER};descricao`,
    '1;Citroën;C3;2019/2020;57.632;R$ 45.900,00;"Único dono; revisões em dia"',
    '2;Fiat;Uno;2015;=cmd|calc!A1;25.000;ok',
    '1;Fiat;Palio;2012;99.000;19.900;repetido',
    '4;Fiat;Uno;2014;muito;Consulte;sem preço',
    '5;Fiat;Uno;2014;0;22.000;quilometragem zero',
  ]
  const latin = Buffer.from(lines.join('\r\n'), 'latin1')
  const done = await dealer.import(latin)
  expect(done).toMatchObject({ status: 'done', format: 'csv', rows: 5, created: 3, refused: 2 })
  const report = (await dealer.ask('GET', `/car-imports/${done.id}/rows`)).json().items
  const said = report.map(({ line, problems }: { line: number; problems: { code: string }[] }) => [
    line,
    ...problems.map(({ code }) => code),
  ])
  expect(said).toEqual([
    [3, 'formula'],
    [4, 'duplicate_id'],
    [5, 'not_a_number', 'missing_price'],
    [6, 'km_too_low_for_age'],
  ])
  const [first] = (await dealer.ask('GET', '/cars?q=citroen')).json().items
  expect(first).toMatchObject({ attributes: { brand: 'Citroën', year: 2020, year_made: 2019, km: 57_632 } })
  const next = (await dealer.ask('GET', `/car-imports/${done.id}/rows?limit=1`)).json()
  expect([next.items.length, typeof next.next_cursor]).toEqual([1, 'string'])
})

test('a bomb, a page and an empty file fail with their reason and change nothing', async () => {
  await dealer.import(table(upTo(3)))
  const bomb = zipOf({ 'xl/worksheets/sheet1.xml': deflateRawSync(new Uint8Array(120 * 1024 * 1024)) }, true)
  expect(await dealer.import(bomb, { name: 'estoque.xlsx' })).toMatchObject({
    status: 'failed',
    problem: { code: 'zip_bomb' },
  })
  const page = await dealer.import('<!doctype html><html><body>Entre</body></html>')
  expect(page).toMatchObject({ status: 'failed', problem: { code: 'html_page' } })
  const torn = await dealer.import('<estoque><veiculo></ve\u0000iculo></estoque>', { name: 'estoque.xml' })
  expect(torn).toMatchObject({ status: 'failed', problem: { code: 'bad_xml', detail: '</veiculo> closes nothing' } })
  expect((await cars('&status=available')).length).toBe(3)
})

test('keys that come to the same, or to nothing, once what cannot be stored is taken out of them are no trouble', async () => {
  const text = `${HEADER}\nA;Fiat;Uno;2015;10.001;29.900\nA\u0000;Fiat;Uno;2014;10.002;28.900\n\u0000;Fiat;Uno;2013;10.003;27.900\n`
  expect(await dealer.import(text)).toMatchObject({ status: 'done', cars: 3, created: 2 })
  expect((await cars()).map(({ stock_key }) => stock_key).sort()).toEqual(['A', 'row-4'])
})

test('an import that can only fail says so when it is not tried again', async () => {
  const id = await dealer.send(table([1]))
  const admin = await house.admin('shared')
  // What no reader gives: the switch is refused by the table each time.
  await admin.query('ALTER TABLE tenant.cars ADD CONSTRAINT sabotage CHECK (price_cents <> 2990000) NOT VALID')
  try {
    await house.drain({ retries: true })
  } finally {
    await admin.query('ALTER TABLE tenant.cars DROP CONSTRAINT sabotage')
  }
  expect(await view(id)).toMatchObject({ status: 'failed', problem: { code: 'internal_error' } })
  expect(await cars()).toEqual([])
})

test('a file beyond the plan fails as a whole, with what the plan allows', async () => {
  dealer = await buildDealer(house, { cars: 5 })
  await dealer.import(table(upTo(4)))
  const over = await dealer.import(table(upTo(8)))
  expect(over).toMatchObject({
    status: 'failed',
    problem: { code: 'quota_exceeded', metric: 'cars', limit: 5, used: 4 },
  })
  expect((await cars()).length).toBe(4)
  dealer = await buildDealer(house, { cars: 0 })
  const refused = await dealer.ask('POST', '/car-imports', { source: 'file', name: 'x.csv', size_bytes: 10 })
  expect([refused.statusCode, refused.json().metric]).toEqual([402, 'cars'])
})

test('a run that is broken off goes on behind the last row it stored, and nothing of it was to be seen', async () => {
  const id = await dealer.send(table(upTo(1_400)))
  const dying = new AbortController()
  let stores = 0
  const withTenant: typeof house.services.withTenant = async (source, work) => {
    const result = await house.services.withTenant(source, work)
    // The first two answer for the row and the key; a batch each follows.
    if (++stores === 4) dying.abort(new Error('killed'))
    return result
  }
  await expect(run(id, { withTenant }, dying.signal)).rejects.toThrow('killed')
  expect(await view(id)).toMatchObject({ status: 'running', rows: 1_000 })
  expect(await cars()).toEqual([])
  await house.drain({ retries: true })
  expect(await view(id)).toMatchObject({ status: 'done', rows: 1_400, cars: 1_400, created: 1_400 })
  expect((await dealer.ask('GET', `/car-imports/${id}/rows`)).json().items).toEqual([])
})

test('a run that dies as it switches has changed nothing, and is repeated', async () => {
  const id = await dealer.send(table(upTo(20)))
  const meter: CarMeter = {
    ...carMeter,
    change: async () => {
      throw new Error('killed')
    },
  }
  await expect(run(id, { meter })).rejects.toThrow('killed')
  expect(await cars()).toEqual([])
  await house.drain({ retries: true })
  expect(await view(id)).toMatchObject({ status: 'done', created: 20 })
  await run(id)
  expect(await cars()).toHaveLength(20)
})

test('an address is fetched, and what it answers instead of a stock is said', async () => {
  answer = { status: 200, body: table(upTo(2)) }
  const begin = async () =>
    (await dealer.ask('POST', '/car-imports', { source: 'url', url: `${base}/e.csv` })).json().id
  const id = await begin()
  await house.drain()
  expect(await view(id)).toMatchObject({ status: 'done', source: 'url', name: `${base}/e.csv`, created: 2 })
  answer = { status: 403, body: 'no' }
  const refused = await begin()
  await house.drain()
  expect(await view(refused)).toMatchObject({ status: 'failed', problem: { code: 'http_status', status: 403 } })
})

test('an address that leads into a private network is refused, also after a redirect', async () => {
  const port = Number(new URL(base).port)
  // As a server outside: this one address is as good as public, everything else of the network is private.
  const http = createHttpClient({ allowPrivate: false, exceptions: [`127.0.0.1:${port}`] })
  const inside = createServer((_request, response) => response.end(table([1])))
  await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve))
  const secret = `http://127.0.0.1:${(inside.address() as AddressInfo).port}/estoque.csv`
  answer = { status: 302, body: '', headers: { location: secret } }
  const begin = async (url: string) => (await dealer.ask('POST', '/car-imports', { source: 'url', url })).json().id
  for (const url of [`${base}/feed`, secret]) {
    const id = await begin(url)
    await run(id, { http })
    expect(await view(id)).toMatchObject({ status: 'failed', problem: { code: 'http_address_refused' } })
  }
  expect(asked).toEqual(['/feed'])
  expect(await cars()).toEqual([])
  await http.close()
  inside.close()
})

test('a feed is imported at once and again when it is due, by its own cars alone, and no more when it is deleted', async () => {
  await dealer.import(table([1, 2, 3]))
  answer = { status: 200, body: table([1, 2], '39.900') }
  const made = await dealer.ask('POST', '/car-feeds', { name: 'Sistema', url: `${base}/feed.csv`, every_hours: 3 })
  expect(made.statusCode, made.body).toBe(201)
  const { id } = made.json()
  await house.drain()
  const state = async () => (await dealer.ask('GET', `/car-feeds/${id}`)).json()
  expect(await state()).toMatchObject({ last_import: { status: 'done', created: 2, gone: 0 } })
  expect(await cars('&status=available')).toHaveLength(5)
  answer = { status: 200, body: table([1, 2, 9], '39.900') }
  clock.advance(3 * 3_600_000)
  await house.drain()
  expect(await state()).toMatchObject({ last_import: { status: 'done', created: 1, updated: 0 } })
  await dealer.ask('PATCH', `/car-feeds/${id}`, { every_hours: 24 })
  clock.advance(3 * 3_600_000)
  await house.drain()
  expect(asked).toHaveLength(2)
  expect((await dealer.ask('POST', `/car-feeds/${id}/run`)).json().status).toBe('running')
  await house.drain()
  expect(asked).toHaveLength(3)
  expect((await dealer.ask('DELETE', `/car-feeds/${id}`)).statusCode).toBe(204)
  expect(await cars('&status=available')).toHaveLength(6)
  clock.advance(25 * 3_600_000)
  await house.drain()
  expect(asked).toHaveLength(3)
})

test('photos of a file are fetched and kept, what is none is given up, and those it names no more go', async () => {
  const jpeg = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#1a1' } })
    .jpeg()
    .toBuffer()
  answer = { status: 200, body: jpeg }
  const withPhotos = (urls: string) => `${HEADER};fotos\n${row(1)};${urls}\n`
  await dealer.import(withPhotos(`${base}/a.jpg ${base}/b.jpg`))
  const [car] = await cars()
  const id = (car as unknown as { id: string }).id
  const photos = async () =>
    (await dealer.ask('GET', `/cars/${id}/photos`)).json().items as {
      source_url: string
      status: string
      url: string
    }[]
  expect((await photos()).map(({ source_url, status }) => [source_url, status])).toEqual([
    [`${base}/a.jpg`, 'ready'],
    [`${base}/b.jpg`, 'ready'],
  ])
  const [first] = await photos()
  answer = { status: 200, body: 'no picture' }
  await dealer.import(withPhotos(`${base}/c.jpg ${base}/b.jpg`))
  expect((await photos()).map(({ source_url, status }) => [source_url, status])).toEqual([
    [`${base}/c.jpg`, 'failed'],
    [`${base}/b.jpg`, 'ready'],
  ])
  expect((await house.app.inject({ url: first?.url ?? '' })).statusCode).toBe(404)
})

test('a file that nobody went on with is given up at night', async () => {
  const begun = await dealer.ask('POST', '/car-imports', { source: 'file', name: 'x.csv', size_bytes: 10 })
  clock.advance(25 * 3_600_000)
  await house.drain()
  await sweepImports(house.services, dealer.source, clock.now())
  const id = (decodeId('cim', begun.json().id) ?? '') as CarImportId
  expect(await dealer.inside((scope) => requireImport(scope, id))).toMatchObject({ status: 'discarded' })
})
