import { type CarImportId, decodeId } from '@recado/contracts/ids'
import { emitStock } from '@recado/matching/stock'
import { syntheticCars } from '@recado/matching/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runImport } from '../../src/carmatch/catalogue/index.ts'
import { carMeter } from '../../src/carmatch/workflows/car-meter.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildDealer } from './build-dealer.ts'

const ROWS = 50_000
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

test.each(['csv', 'json', 'meta'] as const)(
  '50,000 cars of %s come in over four kills, each once, and nothing of them is seen before all are there',
  async (format) => {
    const dealer = await buildDealer(house, { cars: ROWS })
    const cars = syntheticCars({ count: ROWS }).map((car) => ({
      ...{ ...car, title: `${car.brand} ${car.model}`, options: ['Ar'], photos: [] },
    }))
    const id = await dealer.send([...emitStock(format, cars as never, { name: 'Loja' })].join(''))
    const view = async () => (await dealer.ask('GET', `/car-imports/${id}`)).json()
    const seen: { rows: number; read_bytes: number }[] = []
    for (let kill = 1; kill <= 4; kill++) {
      const dying = new AbortController()
      const withTenant: typeof house.services.withTenant = async (source, work) => {
        const result = await house.services.withTenant(source, work)
        const now = await view()
        if (now.rows >= kill * 9_000) dying.abort(new Error('killed'))
        return result
      }
      const ports = { ...house.services, withTenant, meter: carMeter, photoMeter: house.services.storageMeter }
      const importId = (decodeId('cim', id) ?? '') as CarImportId
      await expect(runImport(ports, dealer.source, importId, dying.signal)).rejects.toThrow('killed')
      seen.push(await view())
      expect((await dealer.ask('GET', '/cars?limit=1')).json().items).toEqual([])
    }
    for (const [at, { rows, read_bytes }] of seen.entries()) {
      expect(rows).toBeGreaterThan(seen[at - 1]?.rows ?? 0)
      expect(read_bytes).toBeGreaterThan(seen[at - 1]?.read_bytes ?? 0)
    }
    await house.drain({ retries: true })
    const done = await view()
    expect(done).toMatchObject({ status: 'done', rows: ROWS, created: done.cars })
    expect(done.cars + done.refused).toBe(ROWS)
    const { rows } = await dealer.inside(async (scope) => ({
      rows: await scope.db
        .selectFrom('cars')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('tenant_id', '=', dealer.tenant.id)
        .executeTakeFirstOrThrow(),
    }))
    expect(rows.count).toBe(done.cars)
  },
)
