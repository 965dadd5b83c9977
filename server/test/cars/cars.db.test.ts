import { CAR_FILE_FIELDS } from '@recado/contracts/car-imports'
import { CAR_BODY_NAMES, CAR_COLOR_NAMES, CAR_FUEL_NAMES } from '@recado/contracts/cars'
import { CAR_BODIES, CAR_COLORS, CAR_FUELS } from '@recado/matching/cars'
import { readStock, STOCK_FIELDS } from '@recado/matching/stock'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tenantKeys } from '../../src/platform/storage/index.ts'
import { buildMember } from '../support/factories.ts'
import { PLACEMENTS } from '../support/placements.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildDealer, type Dealer } from './build-dealer.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

test('the wire names bodies, fuels, colours and fields of files as the engine does', () => {
  expect([CAR_BODY_NAMES, CAR_FUEL_NAMES, CAR_COLOR_NAMES]).toEqual([CAR_BODIES, CAR_FUELS, CAR_COLORS])
  expect([...CAR_FILE_FIELDS].sort()).toEqual([...STOCK_FIELDS].sort())
})

const car = (title: string, price_cents: number, attributes: object = {}) => ({ title, price_cents, attributes })

describe.each(PLACEMENTS)('in a %s placement', (placement) => {
  let dealer: Dealer
  beforeAll(async () => {
    dealer = await buildDealer(house, { cars: 8, placement })
  })

  test('a car is made, changed, sold and found, and its prices are remembered', async () => {
    const made = await dealer.ask('POST', '/cars', {
      ...car('Fiat Argo Drive', 6_590_000, { brand: 'Fiat', model: 'Argo', year: 2022, km: 30_000, body: 'hatch' }),
      stock_key: 'A-1',
      options: ['Ar-condicionado'],
    })
    expect(made.statusCode, made.body).toBe(201)
    const { id } = made.json()
    expect(made.json()).toMatchObject({ stock_key: 'A-1', origin: 'hand', status: 'available', photo_count: 0 })
    const again = await dealer.ask('POST', '/cars', { ...car('Outro', 5_000_000), stock_key: 'A-1' })
    expect([again.statusCode, again.json().code]).toEqual([409, 'car_key_taken'])
    const changed = await dealer.ask('PATCH', `/cars/${id}`, { price_cents: 6_290_000 })
    expect(changed.json()).toMatchObject({ title: 'Fiat Argo Drive', price_cents: 6_290_000 })
    const prices = (await dealer.ask('GET', `/cars/${id}/prices`)).json()
    expect(prices.items.map(({ price_cents }: { price_cents: number }) => price_cents)).toEqual([6_290_000, 6_590_000])
    const sold = await dealer.ask('PUT', `/cars/${id}/status`, { status: 'sold' })
    expect(sold.json().status).toBe('sold')
    expect((await dealer.ask('GET', '/cars?status=available')).json().items).toEqual([])
    expect((await dealer.ask('GET', '/cars?q=ARGO%20fiat&km_max=40000&body=hatch,suv')).json().items).toHaveLength(1)
    await dealer.ask('PUT', `/cars/${id}/status`, { status: 'unavailable' })
  })

  test('agents read cars and change none', async () => {
    const agent = await buildMember(house, dealer.tenant, 'agent')
    const as = (method: 'GET' | 'POST', url: string, payload?: object) =>
      house.app.inject({ method, url: `/api/v1${url}`, headers: agent.headers, ...(payload ? { payload } : {}) })
    expect((await as('GET', '/cars')).statusCode).toBe(200)
    expect((await as('POST', '/cars', car('Gol', 3_000_000))).statusCode).toBe(403)
    expect((await as('GET', '/car-feeds')).statusCode).toBe(403)
  })

  test('a list is read page by page in any order', async () => {
    const made: string[] = []
    for (const [n, km] of [40_000, undefined, 10_000, 40_000].entries())
      made.push((await dealer.ask('POST', '/cars', car(`Uno ${n}`, 2_000_000 + n, { km }))).json().id)
    for (const sort of ['newest', 'oldest', 'cheapest', 'dearest', 'km', 'year']) {
      const seen: string[] = []
      for (let cursor = ''; ; ) {
        const page = (await dealer.ask('GET', `/cars?q=uno&limit=1&sort=${sort}${cursor}`)).json()
        seen.push(...page.items.map(({ id }: { id: string }) => id))
        if (page.next_cursor === null) break
        cursor = `&cursor=${page.next_cursor}`
      }
      expect(seen.toSorted(), sort).toEqual(made.toSorted())
      if (sort === 'km') expect(seen.at(0)).toBe(made[2])
      if (sort === 'km') expect(seen.at(-1)).toBe(made[1])
    }
    for (const id of made) await dealer.ask('PUT', `/cars/${id}/status`, { status: 'unavailable' })
  })

  test('cars beyond the plan are refused with what it allows, and a sold one makes room', async () => {
    const ids: string[] = []
    for (let n = 0; n < 8; n++) ids.push((await dealer.ask('POST', '/cars', car(`Kombi ${n}`, 2_000_000))).json().id)
    const over = await dealer.ask('POST', '/cars', car('Kombi 9', 2_000_000))
    expect(over.statusCode).toBe(402)
    expect(over.json()).toMatchObject({
      code: 'quota_exceeded',
      metric: 'cars',
      limit: 8,
      used: 8,
      upgrade_url: '/billing',
    })
    await dealer.ask('PUT', `/cars/${ids[0]}/status`, { status: 'sold' })
    expect((await dealer.ask('POST', '/cars', car('Kombi 9', 2_000_000))).statusCode).toBe(201)
    const back = await dealer.ask('PUT', `/cars/${ids[0]}/status`, { status: 'available' })
    expect(back.statusCode).toBe(402)
    const none = await buildDealer(house, { cars: 0, placement })
    expect((await none.ask('POST', '/cars', car('Gol', 3_000_000))).statusCode).toBe(402)
  })

  test('photos are made anew, served, ordered and taken away with their files', async () => {
    const shop = await buildDealer(house, { cars: 1, placement })
    const { id } = (await shop.ask('POST', '/cars', car('Gol', 3_000_000))).json()
    const picture = await sharp({ create: { width: 2000, height: 1000, channels: 3, background: '#a11' } })
      .withExif({ IFD0: { ImageDescription: 'segredo' } })
      .jpeg()
      .toBuffer()
    const upload = (payload: Buffer) =>
      house.app.inject({
        ...{ method: 'POST', url: `/api/v1/cars/${id}/photos`, payload },
        headers: { ...shop.owner.headers, 'content-type': 'image/jpeg' },
      })
    const [first, second] = [await upload(picture), await upload(picture)].map((answer) => answer.json())
    expect(first).toMatchObject({ status: 'ready', source_url: null })
    const served = await house.app.inject({ url: first.url })
    expect(served.headers['content-type']).toBe('image/webp')
    expect(served.rawPayload.includes('segredo')).toBe(false)
    const { width, height } = await sharp(served.rawPayload).metadata()
    expect([width, height]).toEqual([1280, 640])
    // A photo from before there was a middle size gets its own when it is asked for.
    const middle = await house.app.inject({ url: first.middle_url })
    expect(await sharp(middle.rawPayload).metadata()).toMatchObject({ width: 800, height: 400 })
    const [, file = ''] = /([0-9a-f]{32})-middle/.exec(first.middle_url) ?? []
    await house.services.storage.delete(tenantKeys(shop.tenant.id).carPhoto(`${file}-middle`))
    expect((await house.app.inject({ url: first.middle_url })).rawPayload).toEqual(middle.rawPayload)
    expect((await house.app.inject({ url: first.middle_url.replace(file, 'f'.repeat(32)) })).statusCode).toBe(404)
    expect((await upload(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).json().code).toBe(
      'image_svg_refused',
    )
    const ordered = await shop.ask('PUT', `/cars/${id}/photos/order`, { ids: [second.id] })
    expect(ordered.json().items.map((photo: { id: string }) => photo.id)).toEqual([second.id, first.id])
    expect((await shop.ask('GET', `/cars/${id}`)).json()).toMatchObject({ photo_url: second.small_url, photo_count: 2 })
    expect((await shop.ask('DELETE', `/cars/${id}/photos/${second.id}`)).statusCode).toBe(204)
    await house.drain()
    for (const url of [second.url, second.middle_url, second.small_url])
      expect((await house.app.inject({ url })).statusCode).toBe(404)
    expect((await house.app.inject({ url: first.url })).statusCode).toBe(200)
  })

  test.each(['json', 'csv', 'meta', 'google', 'olx'] as const)(
    'the stock goes out as %s and comes in again as it was',
    async (format) => {
      const shop = await buildDealer(house, { cars: 3, placement })
      const attributes = { brand: 'Fiat', model: 'Argo', version: 'Drive 1.0', year: 2022, km: 30_000, body: 'hatch' }
      await shop.ask('POST', '/cars', {
        ...{
          // The last two are what a reader takes out of "1.0" and the mileage.
          ...car('Fiat Argo', 6_590_000, {
            ...{ ...attributes, fuel: 'flex', transmission: 'manual' },
            ...{ engine_litres: 1, condition: 'used' },
          }),
          stock_key: 'A-1',
        },
        ...{ options: ['Ar', 'Som'], description: 'Bem cuidado' },
      })
      const out = await shop.ask('GET', `/car-export?format=${format}`)
      expect(out.statusCode, out.body).toBe(200)
      const read = readStock(out.rawPayload, { year: 2026 })
      expect(read.stop).toBeUndefined()
      const other = await buildDealer(house, { cars: 3, placement })
      expect(await other.import(out.rawPayload)).toMatchObject({ status: 'done', created: 1, refused: 0 })
      const view = async (of: Dealer) => {
        const [{ title, price_cents, attributes: known, options, description, stock_key }] = (
          await of.ask('GET', '/cars')
        ).json().items
        return { title, price_cents, known, options, description, stock_key }
      }
      expect(await view(other)).toEqual(await view(shop))
    },
  )
})
