import type { UsageMetric, UsagePeriod } from '@recado/contracts/billing'
import type { Tenant } from '../../tenancy/tenant.ts'

export interface MetricDefinition {
  /** The plans' name of its limit. */
  limitName: string
  period: UsagePeriod
  /** How many units of the metric one of the limit is: storage is sold in GB and counted in bytes. */
  unitsPerLimit: number
  /** The limit of a tenant none of whose plans names one; null is no limit. */
  withoutPlan: number | null
}

/**
 * What is counted, and against which limit. Zap names no agents and still needs people who answer, so they have the
 * smallest chat plan's three; what only one product has is none without it.
 */
export const METRICS: Readonly<Record<UsageMetric, MetricDefinition>> = {
  agents: { limitName: 'agents', period: 'none', unitsPerLimit: 1, withoutPlan: 3 },
  conversations: { limitName: 'conversations_monthly', period: 'month', unitsPerLimit: 1, withoutPlan: null },
  messages: { limitName: 'messages_monthly', period: 'month', unitsPerLimit: 1, withoutPlan: null },
  storage_bytes: { limitName: 'storage_gb', period: 'none', unitsPerLimit: 1024 ** 3, withoutPlan: 1 },
  cars: { limitName: 'cars_max', period: 'none', unitsPerLimit: 1, withoutPlan: 0 },
  recommendations: { limitName: 'recommendations_monthly', period: 'month', unitsPerLimit: 1, withoutPlan: 0 },
  executions: { limitName: 'executions_monthly', period: 'month', unitsPerLimit: 1, withoutPlan: 0 },
  tokens: { limitName: 'tokens_daily', period: 'day', unitsPerLimit: 1, withoutPlan: null },
  // Of the platform's model in flows: each costs the platform, so a company whose plan names none has a bound too.
  ai_answers: { limitName: 'ai_answers_daily', period: 'day', unitsPerLimit: 1, withoutPlan: 500 },
  connections: { limitName: 'connections_max', period: 'none', unitsPerLimit: 1, withoutPlan: 0 },
}

/** Percentages of a limit at which somebody is told, once each and period. */
export const WARNING_PERCENTS: readonly number[] = [80, 90, 100]

/** The tenant's limit of a metric in the metric's own unit; null is no limit. */
export function limitOf(tenant: Pick<Tenant, 'entitlements'>, metric: UsageMetric): number | null {
  const { limitName, unitsPerLimit, withoutPlan } = METRICS[metric]
  const named = tenant.entitlements.limits[limitName]
  const limit = named === undefined ? withoutPlan : named
  return limit === null ? null : limit * unitsPerLimit
}
