import { PlanList } from '@recado/contracts/billing'
import { publicRoute } from '../../../http/public/public-route.ts'

export const listPlans = publicRoute({
  name: 'list-plans',
  method: 'GET',
  url: '/api/v1/billing/plans',
  tag: 'Billing',
  summary: 'The plans that are for sale, with prices in centavos.',
  response: PlanList,
  handler: async ({ services }) => ({
    items: services.plans.plans
      .filter((plan) => plan.for_sale)
      .map(({ code, product, name, prices, trial_days, limits, features }) => ({
        ...{ code, product, name, prices, trial_days, limits, features },
        currency: 'BRL' as const,
      })),
  }),
})
