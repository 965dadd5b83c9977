import { matcherEndpoints } from '@recado/contracts/matcher'
import { shopRoute } from '../../../http/public/shop-route.ts'
import { presentPublicly } from '../index.ts'

export const publicQuestionnaire = shopRoute(matcherEndpoints.questionnaire, {
  handler: async ({ services: { shop }, scope }) => presentPublicly(await shop.policies.live(scope)),
})
