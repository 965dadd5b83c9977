import type { UsageMetric } from '@recado/contracts/billing'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type Cause, type Counted, consume } from './count-usage.ts'
import { errors } from './errors.ts'
import { correctEvent } from './usage-counters.sql.ts'
import { limitOf, METRICS } from './usage-metrics.ts'
import { usagePeriod } from './usage-period.ts'
import { warnOfUsage } from './warn-of-usage.ts'

/**
 * Takes an estimate before the work whose real cost is known only afterwards (a model's answer in tokens), so that
 * calls at the same time cannot overrun the limit together. Follow it with `settle`, also when the work failed.
 * @throws quota_exceeded (402)
 */
export async function reserve(
  scope: TenantScope,
  metric: UsageMetric,
  estimate: number,
  cause: Cause,
): Promise<Counted> {
  return consume(scope, metric, estimate, cause)
}

/**
 * Replaces the estimate by what was really used, 0 when the work failed. It counts for the day of the reservation, may
 * pass the limit (it is spent), and settling twice alike changes nothing.
 * @throws reservation_unknown (404)
 */
export async function settle(scope: TenantScope, metric: UsageMetric, actual: number, cause: Cause): Promise<Counted> {
  if (!Number.isSafeInteger(actual) || actual < 0) throw new RangeError(`an amount of ${actual} cannot be counted`)
  const corrected = await correctEvent(scope, { metric, amount: actual, ...cause })
  if (corrected === undefined) throw errors.reservation_unknown()
  const limit = limitOf(scope.tenant, metric)
  const period = usagePeriod(METRICS[metric].period, corrected.periodStart, scope.tenant.timezone)
  await warnOfUsage(scope, {
    metric,
    period: { start: corrected.periodStart, end: period.end },
    limit,
    used: corrected.used,
    warnedPercent: corrected.warnedPercent,
  })
  return { used: corrected.used, limit, replayed: false }
}
