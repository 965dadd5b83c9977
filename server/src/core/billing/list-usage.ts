import { USAGE_METRICS, type UsageView } from '@recado/contracts/billing'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { listCounters } from './usage-counters.sql.ts'
import { limitOf, METRICS } from './usage-metrics.ts'
import { usagePeriod } from './usage-period.ts'
import { reachedPercent } from './warn-of-usage.ts'

/** Every metric as it stands now: what is used of what, and until when. */
export async function listUsage(scope: TenantScope): Promise<UsageView[]> {
  const now = scope.clock.now()
  const periods = USAGE_METRICS.map((metric) => usagePeriod(METRICS[metric].period, now, scope.tenant.timezone))
  const starts = [...new Map(periods.map(({ start }) => [start.getTime(), start])).values()]
  const counters = await listCounters(scope, starts)
  return USAGE_METRICS.map((metric, index) => {
    const period = periods[index]
    const counter = counters.find(
      (row) => row.metric === metric && row.period_start.getTime() === period?.start.getTime(),
    )
    const used = counter?.used ?? 0
    const limit = limitOf(scope.tenant, metric)
    return {
      metric,
      period: METRICS[metric].period,
      period_start: period?.end ? period.start : null,
      period_end: period?.end ?? null,
      used,
      limit,
      percent: limit === null || limit === 0 ? null : Math.floor((used * 100) / limit),
      warning: reachedPercent(used, limit),
    }
  })
}
