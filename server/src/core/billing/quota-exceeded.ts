import type { UsageMetric } from '@recado/contracts/billing'
import type { AppError } from '../../platform/errors.ts'
import type { Tenant } from '../../tenancy/tenant.ts'
import { errors } from './errors.ts'

/** The console's page where a tenant buys more. */
export const UPGRADE_PATH = '/billing'

/** A 402 with the members that all four specifications ask for. */
export function quotaExceeded(
  tenant: Tenant,
  state: { metric: UsageMetric; limit: number; used: number; periodEnd: Date | null },
): AppError {
  const { metric, limit, used, periodEnd } = state
  return errors.quota_exceeded({
    params: { metric },
    extra: {
      metric,
      plan: tenant.plan,
      limit,
      used,
      period_end: periodEnd?.toISOString() ?? null,
      upgrade_url: UPGRADE_PATH,
      ...(metric === 'executions' ? { executions_used: used, executions_limit: limit } : {}),
    },
  })
}
