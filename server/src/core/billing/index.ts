export { type AdvancedSubscription, advanceSubscription, suspendForNonPayment } from './advance-subscription.ts'
export { changeSubscription } from './change-subscription.ts'
export { type ConfirmedPayment, confirmPayment, type PaymentResult } from './confirm-payment.ts'
export { consume, giveBack, hasRoom, readUsed, record, release, requireRoom } from './count-usage.ts'
export { type DunningRules, readDunningRules } from './dunning.ts'
export { errors } from './errors.ts'
export { grantEntitlement, revokeEntitlement } from './grant-entitlement.ts'
export { listUsage } from './list-usage.ts'
export { type PlanCatalogue, readPlanCatalogue } from './plan-catalogue.ts'
export { storePlans } from './plans.sql.ts'
export { presentSubscription } from './present-subscription.ts'
export { UPGRADE_PATH } from './quota-exceeded.ts'
export { recountUsage } from './recount-usage.ts'
export { reserve, settle } from './reserve-usage.ts'
export { startSubscription } from './start-subscription.ts'
export {
  deleteSubscriptions,
  listDueSubscriptions,
  listPlacementUpgrades,
  listSubscriptionRows,
  type SubscriptionRow,
} from './subscriptions.sql.ts'
export { takeWithin } from './take-within.ts'
export type { CounterDrift } from './usage-counters.sql.ts'
export { limitOf } from './usage-metrics.ts'
