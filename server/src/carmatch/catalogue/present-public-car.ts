import { CarAttributes } from '@recado/contracts/cars'
import type { CarId } from '@recado/contracts/ids'
import type { PublicCar } from '@recado/contracts/recommendations'
import { fold } from '../../platform/fold.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type CarPhotoSize, carPhotoPath } from '../car-photo-path.ts'
import { type CarRow, findCars } from './cars.sql.ts'
import { listPriceDrops } from './public-cars.sql.ts'
import { withFipe } from './with-fipe.ts'

const DROP_DAYS = 30
const DAY = 86_400_000

/** Cars as anybody may see them: no stock key, which may have been a plate, no origin, and of attributes those that are named. */
export async function presentPublicCars(scope: TenantScope, stored: readonly CarRow[]): Promise<PublicCar[]> {
  const rows = await withFipe(scope, stored)
  const since = new Date(scope.clock.now().getTime() - DROP_DAYS * DAY)
  const drops = await listPriceDrops(
    scope,
    rows.map(({ id }) => id),
    since,
  )
  return rows.map((row) => {
    const path = (size: CarPhotoSize) => (row.photo === null ? null : carPhotoPath(scope.tenant.id, row.photo, size))
    const { id, status, title, price_cents, photo_count, arrived_at, attributes } = row
    return {
      ...{ id, status, title, price_cents, photo_count, arrived_at },
      slug: slugOf(attributes),
      price_before_cents: drops.get(id) ?? null,
      attributes: namedAttributes(attributes),
      photo_url: path('whole'),
      middle_photo_url: path('middle'),
      small_photo_url: path('small'),
    }
  })
}

/** Those that are still on offer (`reserved` too), by id. */
export async function findPublicCars(scope: TenantScope, ids: readonly CarId[]): Promise<Map<string, PublicCar>> {
  const rows = (await findCars(scope, ids)).filter(({ status }) => status === 'available' || status === 'reserved')
  return new Map((await presentPublicCars(scope, rows)).map((car) => [car.id as string, car]))
}

/** What a feed brought beside is not shown, and neither is what no longer suits its kind. */
function namedAttributes(attributes: Readonly<Record<string, unknown>>): CarAttributes {
  const shape = CarAttributes.shape
  const known = Object.entries(attributes).filter(
    ([key, value]) => Object.hasOwn(shape, key) && shape[key as keyof typeof shape].safeParse(value).success,
  )
  return Object.fromEntries(known) as CarAttributes
}

export function slugOf({ brand, model, year }: Readonly<Record<string, unknown>>): string {
  const words = fold([brand, model, year].filter((part) => part !== undefined).join(' '))
  return words.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'carro'
}
