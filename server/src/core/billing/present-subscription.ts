import type { SubscriptionView } from '@recado/contracts/billing'
import { type DunningRules, suspendsAt } from './dunning.ts'
import type { PlanCatalogue } from './plan-catalogue.ts'
import type { SubscriptionRow } from './subscriptions.sql.ts'

/** What leaves of a subscription's row. */
export function presentSubscription(row: SubscriptionRow, plans: PlanCatalogue, rules: DunningRules): SubscriptionView {
  return {
    id: row.id,
    product: row.product,
    plan: row.plan_code,
    plan_name: row.definition.name,
    status: row.status,
    cycle: row.cycle,
    price_centavos: row.definition.prices?.[row.cycle] ?? null,
    trial_ends_at: row.trial_ends_at,
    period_start: row.period_start,
    period_end: row.period_end,
    suspends_at: row.status === 'past_due' ? suspendsAt(rules, row.period_end) : null,
    next_plan: row.next_plan_code,
    next_plan_name: row.next_plan_code === null ? null : plans.nameOf(row.next_plan_code),
    next_plan_at: row.next_plan_at,
  }
}
