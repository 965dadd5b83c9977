import type { Entitlements } from './tenant.ts'

interface SubscriptionRow {
  status: string
  definition: unknown
}

interface GrantRow {
  entitlement: string
  value: unknown
}

interface PlanDefinition {
  limits?: Record<string, number | null>
  features?: Record<string, boolean>
}

/**
 * A tenant's entitlements are the sum of its subscriptions and grants: limits add (null, no limit, wins over any
 * number), features hold if any gives them. Subscriptions that are incomplete give nothing; a past due or suspended one
 * keeps giving, because what a tenant may do then is the lifecycle's question, not the plan's.
 */
export function sumEntitlements(subscriptions: readonly SubscriptionRow[], grants: readonly GrantRow[]): Entitlements {
  const limits: Record<string, number | null> = {}
  const features: Record<string, boolean> = {}
  const addLimit = (name: string, value: number | null) => {
    const known = limits[name]
    limits[name] = known === null || value === null ? null : (known ?? 0) + value
  }
  for (const { status, definition } of subscriptions) {
    if (status === 'incomplete') continue
    const plan = definition as PlanDefinition
    for (const [name, value] of Object.entries(plan.limits ?? {})) addLimit(name, value)
    for (const [name, value] of Object.entries(plan.features ?? {})) features[name] = features[name] === true || value
  }
  for (const { entitlement, value } of grants) {
    if (typeof value === 'boolean') features[entitlement] = features[entitlement] === true || value
    else if (typeof value === 'number' || value === null) addLimit(entitlement, value)
  }
  return { limits, features }
}
