import type { UsageMetric } from '@recado/contracts/billing'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { setWarnedPercent } from './usage-counters.sql.ts'
import { WARNING_PERCENTS } from './usage-metrics.ts'
import type { Period } from './usage-period.ts'

/**
 * Tells that a threshold was reached, once for each and period; a rise over several tells the highest. The caller has
 * just changed the counter and holds its lock, so two rises cannot both tell.
 */
export async function warnOfUsage(
  scope: TenantScope,
  state: { metric: UsageMetric; period: Period; limit: number | null; used: number; warnedPercent: number },
): Promise<void> {
  const { metric, period, limit, used, warnedPercent } = state
  if (limit === null || limit === 0) return
  const percent = reachedPercent(used, limit)
  if (percent <= warnedPercent) return
  await setWarnedPercent(scope, { metric, periodStart: period.start }, percent)
  await scope.events.emit('usage.warning_reached', {
    metric,
    percent,
    limit,
    used,
    period_end: period.end?.toISOString() ?? null,
  })
}

/** The highest threshold that is reached, or 0. */
export function reachedPercent(used: number, limit: number | null): number {
  if (limit === null || limit === 0) return 0
  return WARNING_PERCENTS.findLast((percent) => used * 100 >= limit * percent) ?? 0
}
