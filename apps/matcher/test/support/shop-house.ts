import { buildSubscriber } from '../../../../server/test/billing/build-subscriber.ts'
import { buildInbox } from '../../../../server/test/conversations/scene.ts'
import { buildMember } from '../../../../server/test/support/factories.ts'
import { type ConsoleHouse, openConsoleHouse } from '../../../console/test/support/console-house.ts'
import { buildMatcher } from './build-matcher.ts'
import { fillShop, type SendAsOwner } from './fill-shop.ts'

export interface ShopHouse extends Omit<ConsoleHouse, 'at'> {
  at(path: string): string
  /** As the shop's owner, by the API. */
  ask<Answer = Record<string, unknown>>(method: 'GET' | 'POST' | 'PUT', path: string, payload?: object): Promise<Answer>
  /** Ids of its cars, in the order they came. */
  cars: readonly string[]
}

/** A dealer with seven cars and their photos but one, the built pages on its host, and a Chromium. */
export async function openShopHouse(): Promise<ShopHouse> {
  await buildMatcher()
  const house = await openConsoleHouse({ live: true })
  const { tenant, source } = await buildSubscriber(house.house, ['chat_professional', 'carmatch_professional'])
  await house.house.services.withTenant(source, (scope) => buildInbox(scope))
  const owner = await buildMember(house.house, tenant, 'owner')
  const send: SendAsOwner = async (method, path, headers = {}, payload) => {
    const answer = await house.house.app.inject({
      ...{ method, url: `/api/v1/${path}`, headers: { ...owner.headers, ...headers } },
      ...(payload === undefined ? {} : { payload }),
    })
    if (answer.statusCode >= 400) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`)
    return answer.json()
  }
  const cars = await fillShop(send)
  return {
    ...house,
    cars,
    at: (path) => house.at(path, tenant.slug),
    ask: async <Answer>(method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) =>
      (await send(method, path, {}, payload)) as Answer,
  }
}
