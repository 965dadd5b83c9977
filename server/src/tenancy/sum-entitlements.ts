import type { Entitlements, Rate } from './tenant.ts'

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
  rates?: Record<string, Rate>
}

/**
 * A tenant's entitlements are the sum of its subscriptions and grants: limits add (null, no limit, wins over any
 * number), features hold if any gives them, of rates the fastest counts. Subscriptions that are incomplete give nothing; a past due or suspended one
 * keeps giving, because what a tenant may do then is the lifecycle's question, not the plan's.
 */
export function sumEntitlements(subscriptions: readonly SubscriptionRow[], grants: readonly GrantRow[]): Entitlements {
  // Maps: a grant may have any name, and an object has a `constructor` before anybody gave it one.
  const limits = new Map<string, number | null>()
  const features = new Map<string, boolean>()
  const rates = new Map<string, Rate>()
  const addLimit = (name: string, value: number | null) => {
    const known = limits.get(name)
    limits.set(name, known === null || value === null ? null : (known ?? 0) + value)
  }
  const addFeature = (name: string, value: boolean) => features.set(name, features.get(name) === true || value)
  for (const { status, definition } of subscriptions) {
    if (status === 'incomplete') continue
    const plan = definition as PlanDefinition
    for (const [name, value] of Object.entries(plan.limits ?? {})) addLimit(name, value)
    for (const [name, value] of Object.entries(plan.features ?? {})) addFeature(name, value)
    for (const [name, rate] of Object.entries(plan.rates ?? {})) rates.set(name, faster(rates.get(name), rate))
  }
  for (const { entitlement, value } of grants) {
    if (typeof value === 'boolean') addFeature(entitlement, value)
    else if (typeof value === 'number' || value === null) addLimit(entitlement, value)
  }
  return {
    limits: Object.fromEntries(limits),
    features: Object.fromEntries(features),
    rates: Object.fromEntries(rates),
  }
}

function faster(known: Rate | undefined, other: Rate): Rate {
  if (known === undefined) return other
  return other.points / other.seconds > known.points / known.seconds ? other : known
}
