import { billingEndpoints } from '@recado/contracts/billing'
import { publicRoute } from '../../../http/public/public-route.ts'

export const listPlans = publicRoute(billingEndpoints.listPlans, {
  handler: async ({ services }) => ({
    items: services.plans.plans
      .filter((plan) => plan.for_sale)
      .map(({ code, product, name, prices, trial_days, limits, features }) => ({
        code,
        product,
        name,
        prices,
        trial_days,
        limits,
        features,
        currency: 'BRL' as const,
      })),
  }),
})
