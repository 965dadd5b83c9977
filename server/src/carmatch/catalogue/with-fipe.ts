import { type FipeValue, findFipe, fipeKey } from '@recado/matching/fipe'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type FipePrice, listFipePrices } from './fipe-prices.sql.ts'

interface Priced {
  title?: string
  attributes: Readonly<Record<string, unknown>>
}

/** What cars are worth and use beside what is known of them: their own figures come first, and a guess is none. */
export async function withFipe<Car extends Priced>(scope: TenantScope, cars: readonly Car[]): Promise<Car[]> {
  const keys = cars.flatMap(({ attributes }) => fipeKey(attributes) ?? [])
  const prices = await listFipePrices(scope, [...new Set(keys)])
  return cars.map((car) => addFipe(car, prices))
}

/** The same out of rows that are not stored. */
export function addFipe<Car extends Priced>(car: Car, prices: ReadonlyMap<string, readonly FipePrice[]>): Car {
  const found = fipeOf(car, prices)
  return found === undefined ? car : { ...car, attributes: { ...found, ...car.attributes } }
}

function fipeOf(
  { title, attributes }: Priced,
  prices: ReadonlyMap<string, readonly FipePrice[]>,
): FipeValue | undefined {
  const key = fipeKey(attributes)
  const rows = key === undefined ? undefined : prices.get(key)
  return rows === undefined ? undefined : findFipe({ ...attributes, title }, rows)
}
