import type { CreateCarBody } from '@recado/contracts/cars'
import type { z } from 'zod'
import { drawPicture } from '../../../../server/src/demo/draw-picture.ts'
import { buildSubscriber } from '../../../../server/test/billing/build-subscriber.ts'
import { buildInbox } from '../../../../server/test/conversations/scene.ts'
import { buildMember } from '../../../../server/test/support/factories.ts'
import { type ConsoleHouse, openConsoleHouse } from '../../../console/test/support/console-house.ts'
import { buildMatcher } from './build-matcher.ts'

export interface ShopHouse extends Omit<ConsoleHouse, 'at'> {
  at(path: string): string
  /** As the shop's owner, by the API. */
  ask<Answer = Record<string, unknown>>(method: 'GET' | 'POST' | 'PUT', path: string, payload?: object): Promise<Answer>
  /** Ids of its cars, in the order of `CARS`. */
  cars: readonly string[]
}

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

/** A dealer with seven cars and their photos but one, the built pages on its host, and a Chromium. */
export async function openShopHouse(): Promise<ShopHouse> {
  await buildMatcher()
  const house = await openConsoleHouse({ live: true })
  const { tenant, source } = await buildSubscriber(house.house, ['chat_professional', 'carmatch_professional'])
  await house.house.services.withTenant(source, (scope) => buildInbox(scope))
  const owner = await buildMember(house.house, tenant, 'owner')
  const send = async (method: 'GET' | 'POST' | 'PUT', path: string, headers: object, payload?: object | Buffer) => {
    const answer = await house.house.app.inject({
      ...{ method, url: `/api/v1/${path}`, headers: { ...owner.headers, ...headers } },
      ...(payload === undefined ? {} : { payload }),
    })
    if (answer.statusCode >= 400) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`)
    return answer.json()
  }
  const cars: string[] = []
  for (const body of CARS) cars.push((await send('POST', 'cars', {}, body)).id)
  const photo = await drawPicture('compass-verde')
  for (const id of cars.filter((_id, place) => place !== BARE)) {
    await send('POST', `cars/${id}/photos`, { 'content-type': 'image/jpeg' }, photo)
  }
  return {
    ...house,
    cars,
    at: (path) => house.at(path, tenant.slug),
    ask: (method, path, payload) => send(method, path, {}, payload),
  }
}
