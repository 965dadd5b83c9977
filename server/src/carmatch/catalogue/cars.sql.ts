import type { CarAttributes, CarSort, CarStatus } from '@recado/contracts/cars'
import type { CarFeedId, CarId } from '@recado/contracts/ids'
import { type RawBuilder, sql } from 'kysely'
import { fold } from '../../platform/fold.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface CarRow {
  id: CarId
  stock_key: string
  feed_id: CarFeedId | null
  origin: 'hand' | 'import'
  status: CarStatus
  status_since: Date
  title: string
  description: string
  options: string[]
  price_cents: number
  attributes: Record<string, string | number | boolean>
  arrived_at: Date
  created_at: Date
  updated_at: Date
  /** Of its first photo that is there. */
  photo: string | null
  photo_count: number
}

export interface CarFilters {
  status?: readonly CarStatus[] | undefined
  body?: readonly string[] | undefined
  fuel?: readonly string[] | undefined
  transmission?: string | undefined
  brand?: string | undefined
  feedId?: CarFeedId | undefined
  priceMin?: number | undefined
  priceMax?: number | undefined
  yearMin?: number | undefined
  yearMax?: number | undefined
  kmMax?: number | undefined
  q?: string | undefined
}

const VIEW = sql`
  c.id, c.stock_key, c.feed_id, c.origin, c.status, c.status_since, c.title, c.description, c.options, c.price_cents,
  c.attributes, c.arrived_at, c.created_at, c.updated_at, p.photo, coalesce(p.count, 0)::int AS photo_count`

const PHOTOS = sql`
  LEFT JOIN LATERAL (
    SELECT count(*) AS count, (array_agg(x.file ORDER BY x.position, x.id) FILTER (WHERE x.status = 'ready'))[1] AS photo
      FROM car_photos x WHERE x.tenant_id = c.tenant_id AND x.car_id = c.id) p ON true`

/** What a list is ordered by, as one number; what nobody stated comes last. */
const ORDERS: Readonly<Record<CarSort, { key: RawBuilder<number>; ascending: boolean }>> = {
  newest: { key: sql`(extract(epoch FROM c.arrived_at) * 1000)::bigint`, ascending: false },
  oldest: { key: sql`(extract(epoch FROM c.arrived_at) * 1000)::bigint`, ascending: true },
  cheapest: { key: sql`c.price_cents`, ascending: true },
  dearest: { key: sql`c.price_cents`, ascending: false },
  km: { key: sql`coalesce(c.km, 2000000000)::bigint`, ascending: true },
  year: { key: sql`coalesce(c.year, 0)::bigint`, ascending: false },
}

export interface CarPlace {
  key: number
  id: string
}

export async function listCarRows(
  scope: TenantScope,
  filters: CarFilters,
  page: { sort: CarSort; after: CarPlace | undefined; limit: number },
): Promise<(CarRow & { sort_key: number })[]> {
  const { key, ascending } = ORDERS[page.sort]
  const wanted = conditions(scope, filters)
  if (page.after !== undefined) {
    const place = sql`(${page.after.key}::bigint, ${page.after.id}::uuid)`
    wanted.push(ascending ? sql`(${key}, c.id) > ${place}` : sql`(${key}, c.id) < ${place}`)
  }
  const direction = ascending ? sql`ASC` : sql`DESC`
  const { rows } = await sql<CarRow & { sort_key: number }>`
    SELECT ${VIEW}, ${key} AS sort_key FROM cars c ${PHOTOS}
     WHERE ${sql.join(wanted, sql` AND `)}
     ORDER BY ${key} ${direction}, c.id ${direction} LIMIT ${page.limit}`.execute(scope.db)
  return rows
}

function conditions(scope: TenantScope, filters: CarFilters): RawBuilder<unknown>[] {
  const { status, body, fuel, transmission, brand, feedId, q } = filters
  const wanted: RawBuilder<unknown>[] = [sql`c.tenant_id = ${scope.tenant.id}`]
  const add = (given: unknown, condition: RawBuilder<unknown>) => {
    if (given !== undefined) wanted.push(condition)
  }
  add(status, sql`c.status = ANY (${[...(status ?? [])]}::text[])`)
  add(body, sql`c.attributes ->> 'body' = ANY (${[...(body ?? [])]}::text[])`)
  add(fuel, sql`c.attributes ->> 'fuel' = ANY (${[...(fuel ?? [])]}::text[])`)
  add(transmission, sql`c.attributes ->> 'transmission' = ${transmission}`)
  add(brand, sql`lower(c.brand) = lower(${brand})`)
  add(feedId, sql`c.feed_id = ${feedId}::uuid`)
  add(filters.priceMin, sql`c.price_cents >= ${filters.priceMin}`)
  add(filters.priceMax, sql`c.price_cents <= ${filters.priceMax}`)
  add(filters.yearMin, sql`c.year >= ${filters.yearMin}`)
  add(filters.yearMax, sql`c.year <= ${filters.yearMax}`)
  add(filters.kmMax, sql`c.km <= ${filters.kmMax}`)
  for (const word of fold(q ?? '')
    .split(/\s+/)
    .filter((one) => one !== ''))
    wanted.push(sql`position(${word} IN c.search_text) > 0`)
  return wanted
}

export async function findCar(scope: TenantScope, id: CarId): Promise<CarRow | undefined> {
  const { rows } = await sql<CarRow>`
    SELECT ${VIEW} FROM cars c ${PHOTOS} WHERE c.tenant_id = ${scope.tenant.id} AND c.id = ${id}`.execute(scope.db)
  return rows[0]
}

export async function findCars(scope: TenantScope, ids: readonly CarId[]): Promise<CarRow[]> {
  const { rows } = await sql<CarRow>`
    SELECT ${VIEW} FROM cars c ${PHOTOS}
     WHERE c.tenant_id = ${scope.tenant.id} AND c.id = ANY (${[...ids]}::uuid[])`.execute(scope.db)
  return rows
}

interface Offer extends Pick<CarRow, 'id' | 'price_cents' | 'title' | 'options'> {
  attributes: Record<string, unknown>
}

/** What the matching engine reads of every car that may be bought. */
export async function listOffers(scope: TenantScope): Promise<Offer[]> {
  const { rows } = await sql<Offer>`
    SELECT id, price_cents, title, options, attributes FROM cars WHERE tenant_id = ${scope.tenant.id} AND status = 'available'
     ORDER BY id`.execute(scope.db)
  return rows
}

export async function hasCars(scope: TenantScope): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM cars WHERE tenant_id = ${scope.tenant.id} LIMIT 1`.execute(scope.db)
  return rows.length > 0
}

export interface NewCar {
  id: CarId
  stock_key: string
  status: CarStatus
  title: string
  description: string
  options: readonly string[]
  price_cents: number
  attributes: CarAttributes
  arrived_at: Date
}

/** False when another has the key. */
export async function insertCar(scope: TenantScope, car: NewCar): Promise<boolean> {
  const now = scope.clock.now()
  const { numInsertedOrUpdatedRows } = await scope.db
    .insertInto('cars')
    .values({
      tenant_id: scope.tenant.id,
      ...car,
      options: [...car.options],
      attributes: JSON.stringify(car.attributes),
      search_text: searchText(car),
      origin: 'hand',
      status_since: now,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.constraint('cars_key').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function updateCarRow(
  scope: TenantScope,
  id: CarId,
  car: Pick<NewCar, 'stock_key' | 'title' | 'description' | 'options' | 'price_cents' | 'attributes' | 'arrived_at'>,
): Promise<void> {
  await scope.db
    .updateTable('cars')
    .set({
      title: car.title,
      description: car.description,
      options: [...car.options],
      price_cents: car.price_cents,
      attributes: JSON.stringify(car.attributes),
      arrived_at: car.arrived_at,
      search_text: searchText(car),
      updated_at: scope.clock.now(),
    })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .execute()
}

/** What a person says of its status holds until they say otherwise: no import undoes it. */
export async function setStatusRow(scope: TenantScope, id: CarId, status: CarStatus): Promise<void> {
  const now = scope.clock.now()
  await scope.db
    .updateTable('cars')
    .set({ status, status_since: now, gone_at: null, updated_at: now })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .where('status', '<>', status)
    .execute()
}

export async function listPriceRows(scope: TenantScope, id: CarId): Promise<{ at: Date; price_cents: number }[]> {
  return scope.db
    .selectFrom('car_prices')
    .select(['at', 'price_cents'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('car_id', '=', id)
    .orderBy('at', 'desc')
    .limit(500)
    .execute()
}

/** By what lists look for a car, each word folded. */
export function searchText({
  title,
  stock_key,
  attributes,
}: {
  title: string
  stock_key: string
  attributes: Partial<Record<string, unknown>>
}): string {
  const { brand, model, version, year } = attributes
  return fold([title, brand, model, version, year, stock_key].filter((part) => part !== undefined).join(' '))
}
