import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { benchSpeed } from '@recado/matching/bench-speed'
import { readStock } from '@recado/matching/stock'
import pg from 'pg'
import {
  appendFilePart,
  beginImport,
  listCars,
  requireImport,
  startImport,
  updateCar,
} from '../server/src/carmatch/catalogue/index.ts'
import { carMeter } from '../server/src/carmatch/workflows/car-meter.ts'
import type { TenantScope } from '../server/src/tenancy/tenant-scope.ts'
import { buildSubscriber } from '../server/test/billing/build-subscriber.ts'
import { grantCars } from '../server/test/cars/grant-cars.ts'
import { buildInbox } from '../server/test/conversations/scene.ts'
import { createBars, percentile } from './support/figures.ts'
import { type HttpHouse, openHttpHouse } from './support/open-http-house.ts'
import { STOCK_FORMATS, type StockFileFormat, stockFile } from './support/stock-files.ts'

// What a large stock costs. Importing 50,000 rows from each kind of file, beside a bare insert of the same rows into a table
// without keys of others, triggers or policies, and the most memory meanwhile; a recommendation over HTTP out of 10,000 cars
// beside a route that does nothing; a ranking beside a plain loop; and how soon a changed price is what buyers see.
const ROWS = Number(process.env.BENCH_ROWS ?? 50_000)
const CARS = 10_000
const PART = 4 * 1024 ** 2
const BATCH = 500
const ASKED = Number(process.env.BENCH_ASKED ?? 300)
const BARS = { import: 15, memoryMb: 400, recommendation: 80, seenMs: 1_000, ranking: 6 }

const { expectAtMost, missed } = createBars()
const house = await openHttpHouse()
try {
  if (process.env.BENCH_IMPORT) for (const format of STOCK_FORMATS) await measureImport(format)
  await measureRecommendations()
} finally {
  await house.close()
}
const { times } = benchSpeed(CARS)
expectAtMost(`a ranking of ${CARS} cars, times a plain loop over the same numbers`, times, BARS.ranking)
process.exitCode = missed() === 0 ? 0 : 1

async function openDealer(cars: number) {
  const { tenant } = await buildSubscriber(house, ['carmatch_professional', 'chat_professional'])
  const source = { tenant: await grantCars(house, tenant, cars), actor: { kind: 'system' as const, name: 'bench' } }
  await house.services.withTenant(source, (scope) => buildInbox(scope))
  return source
}
type Dealer = Awaited<ReturnType<typeof openDealer>>

async function measureImport(format: StockFileFormat): Promise<void> {
  const bytes = stockFile(format, ROWS)
  const bare = await insertBare(bytes)
  const dealer = await openDealer(ROWS)
  globalThis.gc?.()
  const before = process.memoryUsage.rss()
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 5)
  const began = performance.now()
  const row = await importFile(dealer, bytes, `estoque.${format}`)
  const seconds = (performance.now() - began) / 1000
  clearInterval(watch)
  if (row.status !== 'done') throw new Error(`${format}: ${JSON.stringify(row)}`)
  const rate = (of: number) => `${Math.round(ROWS / of)} rows a second`
  const size = `${(bytes.length / 1024 ** 2).toFixed(1)} MB`
  console.log(
    `${format}, ${size}, ${row.cars} cars of ${row.rows} rows: ${seconds.toFixed(1)} s, ${rate(seconds)}; bare ${rate(bare)}`,
  )
  expectAtMost(`import of ${ROWS} rows of ${format}, times a bare insert of them`, seconds / bare, BARS.import)
  expectAtMost(`memory beside what there was, MB`, (most - before) / 1024 ** 2, BARS.memoryMb)
}

/** Seconds for the rows of a file, as they are stored, into a table of nothing else. */
async function insertBare(bytes: Uint8Array): Promise<number> {
  const { accepted } = readStock(bytes, { year: 2026 })
  const client = new pg.Client({ connectionString: house.postgres.url })
  await client.connect()
  await client.query(
    'CREATE TABLE bare (id uuid PRIMARY KEY, stock_key text, title text, price_cents bigint, car jsonb)',
  )
  const began = performance.now()
  for (let at = 0; at < accepted.length; at += BATCH) {
    const rows = accepted
      .slice(at, at + BATCH)
      .map((car) => ({ id: randomUUID(), stock_key: car.id, title: car.title, price_cents: car.price_cents, car }))
    await client.query(
      `INSERT INTO bare SELECT * FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, stock_key text, title text, price_cents bigint, car jsonb)`,
      [JSON.stringify(rows)],
    )
  }
  const seconds = (performance.now() - began) / 1000
  await client.query('DROP TABLE bare')
  await client.end()
  return seconds
}

async function importFile(dealer: Dealer, bytes: Uint8Array, name: string) {
  const { withTenant } = house.services
  const inside = <Result>(run: (scope: TenantScope) => Promise<Result>) => withTenant(dealer, run)
  const order = { source: 'file' as const, name, sizeBytes: bytes.length, complete: true }
  const { id } = await inside((scope) => beginImport(scope, carMeter, order))
  for (let offset = 0; offset < bytes.length; offset += PART)
    await appendFilePart(house.services, dealer, { id, offset, bytes: bytes.subarray(offset, offset + PART) })
  await inside((scope) => startImport(scope, id))
  // The queue's worker reads it, as always.
  for (;;) {
    const row = await inside((scope) => requireImport(scope, id))
    if (row.status !== 'running') return row
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function measureRecommendations(): Promise<void> {
  const dealer = await openDealer(CARS)
  const imported = await importFile(dealer, stockFile('csv', CARS), 'estoque.csv')
  if (imported.status !== 'done') throw new Error(JSON.stringify(imported))
  const host = `${dealer.tenant.slug}.localhost`
  let acts = 0
  const recommend = () =>
    ask(house, host, '/api/v1/matcher/recommendations', {
      ...{ buyer_key: randomUUID(), client_id: randomUUID() },
      answers: { monthly_payment: 100_000 + (acts++ % 40) * 5_000, use: 'family' },
    })
  const empty = () => ask(house, host, '/healthz')
  await timed(recommend, 20)
  await timed(empty, 20)
  const [own, bare] = [await timed(recommend, ASKED), await timed(empty, ASKED)]
  for (const part of [0.5, 0.95]) {
    const [ours, theirs] = [percentile(own, part), percentile(bare, part)]
    const what = `p${part * 100} of a recommendation out of ${CARS} cars over HTTP (${ours.toFixed(1)} ms), times an empty route’s (${theirs.toFixed(1)} ms)`
    expectAtMost(what, ours / theirs, BARS.recommendation)
  }
  const { items } = await house.services.withTenant(dealer, (scope) =>
    listCars(scope, {}, { sort: 'newest', cursor: undefined, limit: 1 }),
  )
  const [car] = items
  if (car === undefined) throw new Error('no car')
  const price = car.price_cents + 100
  const began = performance.now()
  await house.services.withTenant(dealer, (scope) => updateCar(scope, carMeter, car.id, { price_cents: price }))
  await recommend()
  const shown = JSON.stringify(await ask(house, host, '/api/v1/matcher/cars?sort=newest&limit=10'))
  if (!shown.includes(String(price))) throw new Error('the price that was changed is not shown')
  expectAtMost(
    `a changed price among ${CARS} cars is ranked and shown after, ms`,
    performance.now() - began,
    BARS.seenMs,
  )
}

async function timed(run: () => Promise<unknown>, count: number): Promise<Float64Array> {
  const times = new Float64Array(count)
  for (let n = 0; n < count; n++) {
    const began = performance.now()
    await run()
    times[n] = performance.now() - began
  }
  return times
}

/** Of a company's host, which `fetch` does not let one name. */
function ask({ url }: HttpHouse, host: string, path: string, body?: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const headers = { host, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
    const sent = request(`${url}${path}`, { method: body === undefined ? 'GET' : 'POST', headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (piece: string) => {
        text += piece
      })
      answer.on('end', () => {
        if ((answer.statusCode ?? 500) < 300) resolve(text)
        else reject(new Error(`${path}: ${answer.statusCode} ${text}`))
      })
    })
    sent.on('error', reject)
    sent.end(body === undefined ? undefined : JSON.stringify(body))
  })
}
