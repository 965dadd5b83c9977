import { randomBytes } from 'node:crypto'
import { matcherEndpoints, type ShareView } from '@recado/contracts/matcher'
import { shopRoute } from '../../../http/public/shop-route.ts'
import type { TenantScope } from '../../../tenancy/tenant-scope.ts'
import { findPublicCars } from '../../catalogue/index.ts'
import { recommend } from '../../workflows/recommend.ts'
import { buyerOf, findShare, insertEvents, insertShare, recommendationErrors } from '../index.ts'

const limit = 'recommendations_client' as const
const DAY = 86_400_000
const SHARE_DAYS = 90

export const recommendCars = shopRoute(matcherEndpoints.recommend, {
  limit,
  handler: ({ services, scope, body: { answers, version: _version, ...order } }) =>
    recommend(services, scope, order, { source: 'questionnaire', answers }),
})

export const searchCars = shopRoute(matcherEndpoints.search, {
  limit,
  handler: ({ services, scope, body: { text, ...order } }) =>
    recommend(services, scope, order, { source: 'search', text }),
})

export const criticiseRecommendation = shopRoute(matcherEndpoints.critique, {
  limit,
  handler: ({ services, scope, params: { id }, body: { critique, words, car_ids: carIds, ...order } }) =>
    recommend(services, scope, order, { source: 'critique', of: id, critique, words, carIds }),
})

export const trackBuyer = shopRoute(matcherEndpoints.track, {
  limit: 'buyer_events',
  handler: async ({ scope, body: { buyer_key, events } }) => ({
    accepted: await insertEvents(scope, buyerOf(scope, buyer_key), events),
  }),
})

export const shareCars = shopRoute(matcherEndpoints.share, {
  limit: 'buyer_events',
  handler: async ({ scope, body: { buyer_key, client_id, car_ids } }) => {
    const share = {
      ...{ token: randomBytes(16).toString('base64url'), buyer: buyerOf(scope, buyer_key), clientId: client_id },
      ...{ carIds: [...new Set(car_ids)], expiresAt: new Date(scope.clock.now().getTime() + SHARE_DAYS * DAY) },
    }
    return present(scope, await insertShare(scope, share))
  },
})

export const getSharedCars = shopRoute(matcherEndpoints.getShare, {
  handler: async ({ scope, params: { token } }) => {
    const share = await findShare(scope, token)
    if (share === undefined) throw recommendationErrors.share_gone()
    return present(scope, share)
  },
})

async function present(
  scope: TenantScope,
  { token, car_ids, created_at }: NonNullable<Awaited<ReturnType<typeof findShare>>>,
): Promise<ShareView> {
  const found = await findPublicCars(scope, car_ids)
  const cars = car_ids.flatMap((id) => found.get(id) ?? [])
  return { token, created_at, cars, gone: car_ids.length - cars.length }
}
