import type { CreateCarBody } from '@recado/contracts/cars'
import type { z } from 'zod'
import { drawPicture } from '../../../../server/src/demo/draw-picture.ts'

/** Asks the server's API as the shop's owner: a path, more headers, a body; a refusal throws. */
export type SendAsOwner = (
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  headers?: Readonly<Record<string, string>>,
  payload?: object | Buffer,
) => Promise<unknown>

type Car = z.input<typeof CreateCarBody>
const car = (title: string, price: number, attributes: Car['attributes']): Car => {
  const [brand, model] = title.split(' ')
  const common = { brand, model, fuel: 'flex', transmission: 'automatic', airbags: 6, power_hp: 120 } as const
  return { title, price_cents: price * 100, attributes: { ...common, ...attributes } }
}
const CARS: readonly Car[] = [
  car('Jeep Renegade Longitude', 99_900, { body: 'suv', year: 2021, km: 41_000, trunk_litres: 320 }),
  car('Hyundai Creta Pulse', 92_900, { body: 'suv', year: 2020, km: 52_000, trunk_litres: 431 }),
  car('Nissan Kicks SV', 88_500, { body: 'suv', year: 2019, km: 66_000, trunk_litres: 432 }),
  car('Chevrolet Onix LT', 69_900, { body: 'hatch', year: 2021, km: 33_000, trunk_litres: 275 }),
  car('Honda Civic EXL', 109_900, { body: 'sedan', year: 2020, km: 58_000, trunk_litres: 519 }),
  car('Fiat Toro Freedom', 119_900, { body: 'pickup', year: 2021, km: 45_000, trunk_litres: 820 }),
  // Nobody’s first, and cheaper than any other.
  car('Fiat Uno Mille', 19_900, {
    body: 'hatch',
    year: 2002,
    km: 320_000,
    trunk_litres: 150,
    airbags: 0,
    power_hp: 61,
  }),
]

/** Which of them has no photo. */
export const BARE = 1

/** A dealer's seven cars, and photos of all but one. @returns their ids, in order. */
export async function fillShop(send: SendAsOwner): Promise<string[]> {
  const ids: string[] = []
  for (const body of CARS) ids.push(((await send('POST', 'cars', {}, body)) as { id: string }).id)
  const photo = await drawPicture('compass-verde')
  for (const id of ids.filter((_id, place) => place !== BARE)) {
    await send('POST', `cars/${id}/photos`, { 'content-type': 'image/jpeg' }, photo)
  }
  return ids
}
