export { acquireLease, type ConcurrencyKind, releaseLease } from './acquire-lease.ts'
export { type AdvancedSubscription, advanceSubscription, suspendForNonPayment } from './advance-subscription.ts'
export { changeSubscription, type PlanChange } from './change-subscription.ts'
export { type ConfirmedPayment, confirmPayment, type PaymentResult } from './confirm-payment.ts'
export { type Cause, type Counted, consume, giveBack, record, release, requireRoom } from './count-usage.ts'
export { type DunningRules, readDunningRules } from './dunning.ts'
export { errors } from './errors.ts'
export { grantEntitlement, revokeEntitlement } from './grant-entitlement.ts'
export { listUsage } from './list-usage.ts'
export { type Plan, type PlanCatalogue, readPlanCatalogue } from './plan-catalogue.ts'
export { storePlans } from './plans.sql.ts'
export { presentSubscription } from './present-subscription.ts'
export { UPGRADE_PATH } from './quota-exceeded.ts'
export { recountUsage } from './recount-usage.ts'
export { reserve, settle } from './reserve-usage.ts'
export { startSubscription } from './start-subscription.ts'
export {
  listDueSubscriptions,
  listPlacementUpgrades,
  listSubscriptionRows,
  type PlacementUpgrade,
  type SubscriptionRow,
} from './subscriptions.sql.ts'
export type { CounterDrift } from './usage-counters.sql.ts'
export { limitOf, METRICS } from './usage-metrics.ts'
