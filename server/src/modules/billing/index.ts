export { type Plan, type PlanCatalogue, readPlanCatalogue } from './plan-catalogue.ts'
export { storePlans } from './plans.sql.ts'
export { startSubscription } from './start-subscription.ts'
