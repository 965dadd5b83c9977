import type { CarStatus } from '@recado/contracts/cars'
import type { CarId } from '@recado/contracts/ids'
import { type EmitFormat, type EmitShop, emitStock, type StockCar } from '@recado/matching/stock'
import type { ScopeSource, WithTenant } from '../../tenancy/tenant-scope.ts'
import { carPhotoPath } from '../car-photo-path.ts'
import { listPhotoRows, type PhotoRow } from './car-photos.sql.ts'
import { type CarRow, listCarRows } from './cars.sql.ts'

const PAGE = 200

export interface Export {
  format: EmitFormat
  status: readonly CarStatus[]
  /** Origin of the company's own host, for the addresses of photos. */
  origin: string
  shop: EmitShop
}

/** The stock in a format, page by page: no transaction is open while somebody reads slowly. */
export async function* exportCars(
  withTenant: WithTenant,
  source: ScopeSource,
  { format, status, origin, shop }: Export,
): AsyncGenerator<string> {
  // Some 2 kB each, so a stock of 50,000 is held in 100 MB; nobody holds it longer than it takes to be read.
  const cars: StockCar[] = []
  let after: { key: number; id: string } | undefined
  // Ends: at the last page.
  for (;;) {
    const page = await withTenant(source, async (scope) => {
      const rows = await listCarRows(scope, { status }, { sort: 'oldest', after, limit: PAGE })
      return {
        rows,
        photos: await listPhotoRows(
          scope,
          rows.map(({ id }) => id),
        ),
      }
    })
    const photosOf = Map.groupBy(page.photos, ({ car_id }) => car_id)
    for (const row of page.rows)
      cars.push(emitted(row, photosOf.get(row.id) ?? [], { origin, tenantId: source.tenant.id }))
    const last = page.rows.at(-1)
    if (page.rows.length < PAGE || last === undefined) break
    after = { key: Number(last.sort_key), id: last.id }
  }
  yield* emitStock(format, cars, shop)
}

function emitted(
  { stock_key, title, description, options, price_cents, attributes }: CarRow & { id: CarId },
  photos: readonly PhotoRow[],
  { origin, tenantId }: { origin: string; tenantId: string },
): StockCar {
  return {
    ...attributes,
    id: stock_key,
    title,
    price_cents,
    options,
    ...(description === '' ? {} : { description }),
    photos: photos.flatMap(({ file, source_url }) =>
      file !== null ? [`${origin}${carPhotoPath(tenantId, file)}`] : source_url === null ? [] : [source_url],
    ),
  }
}
