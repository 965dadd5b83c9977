import type { UsagePeriod } from '@recado/contracts/billing'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { Cause } from './count-usage.ts'
import { deleteEvent, type OwnCounter, raiseCounter } from './usage-counters.sql.ts'
import { usagePeriod } from './usage-period.ts'

interface OwnLimit {
  counter: OwnCounter
  period: UsagePeriod
  /** Null: counted, and never refused. */
  limit: number | null
}

/**
 * Counts one of what a tenant limits itself, in its own transaction: exact under any concurrency and kept through restarts,
 * as the plan's metrics are. It is none of them: no plan names it, its usage does not list it, nobody is warned.
 * @returns false when there is no room left; nothing was counted then
 */
export async function takeWithin(
  scope: TenantScope,
  { counter, period, limit }: OwnLimit,
  cause: Cause,
): Promise<boolean> {
  const { start } = usagePeriod(period, scope.clock.now(), scope.tenant.timezone)
  const raised = await raiseCounter(scope, { metric: counter, amount: 1, periodStart: start, ...cause }, limit)
  if (!raised.fresh || raised.used !== null) return true
  await deleteEvent(scope, counter, cause.transactionId)
  return false
}
