import type { UsageMetric } from '@recado/contracts/billing'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { quotaExceeded } from './quota-exceeded.ts'
import {
  deleteEvent,
  lowerCounter,
  raiseCounter,
  readCounter,
  readEvent,
  setWarnedPercent,
} from './usage-counters.sql.ts'
import { limitOf, METRICS, WARNING_PERCENTS } from './usage-metrics.ts'
import { usagePeriod } from './usage-period.ts'
import { warnOfUsage } from './warn-of-usage.ts'

/** `transactionId` names the cause (a conversation, a car …): the same one counts once. */
export interface Cause {
  transactionId: string
}

export interface Counted {
  used: number
  /** Null: no limit. */
  limit: number | null
  /** Whether this cause had been counted before; nothing was changed then. */
  replayed: boolean
}

/**
 * Counts `amount` in the tenant's own transaction if the plan still has room for it: exact under any concurrency, because
 * one statement compares and adds. Tells once a threshold that 80, 90 or 100 % are reached (`usage.warning_reached`).
 *
 * Never ask this for a message from outside: those are counted by `record`, which refuses nothing.
 * @throws quota_exceeded (402) with plan, limit, used, period_end and upgrade_url
 */
export async function consume(scope: TenantScope, metric: UsageMetric, amount: number, cause: Cause): Promise<Counted> {
  return count(scope, metric, amount, cause, limitOf(scope.tenant, metric))
}

/** Counts what has already happened (a message that came in, bytes that arrived): warns, never refuses. */
export async function record(scope: TenantScope, metric: UsageMetric, amount: number, cause: Cause): Promise<Counted> {
  return count(scope, metric, amount, cause, null)
}

/** Gives back what a level holds (a removed agent, a deleted file). Once per cause, never below zero. */
export async function release(scope: TenantScope, metric: UsageMetric, amount: number, cause: Cause): Promise<Counted> {
  requireAmount(amount)
  const { start } = usagePeriod(METRICS[metric].period, scope.clock.now(), scope.tenant.timezone)
  const limit = limitOf(scope.tenant, metric)
  // A prefix of its own, so that a thing may be counted and given back under its one id.
  const transactionId = `release:${cause.transactionId}`
  const lowered = await lowerCounter(scope, { metric, transactionId, amount, periodStart: start })
  if (lowered === undefined) return { used: await readCounter(scope, metric, start), limit, replayed: true }
  const [lowest = 100] = WARNING_PERCENTS
  // Below the lowest threshold the next rise is news again; between the thresholds it would be a nuisance.
  if (limit === null || lowered.used * 100 < limit * lowest) {
    await setWarnedPercent(scope, { metric, periodStart: start }, 0)
  }
  return { used: lowered.used, limit, replayed: false }
}

/** Gives back what a cause was counted for under its id, whatever that was: nothing if it never was. Once. */
export async function giveBack(scope: TenantScope, metric: UsageMetric, cause: Cause): Promise<void> {
  const counted = await readEvent(scope, metric, cause.transactionId)
  if (counted === undefined) return
  await release(scope, metric, counted.amount, cause)
}

/** What was counted in the period that is running. */
export async function readUsed(scope: TenantScope, metric: UsageMetric): Promise<number> {
  const { start } = usagePeriod(METRICS[metric].period, scope.clock.now(), scope.tenant.timezone)
  return readCounter(scope, metric, start)
}

/** Whether the plan has room for so much now; it promises nothing. */
export async function hasRoom(scope: TenantScope, metric: UsageMetric, amount: number): Promise<boolean> {
  const limit = limitOf(scope.tenant, metric)
  return limit === null || (await readUsed(scope, metric)) + amount <= limit
}

/**
 * Whether the plan has room for so much now. It promises nothing: only `consume` compares and counts in one statement.
 * @throws quota_exceeded (402)
 */
export async function requireRoom(scope: TenantScope, metric: UsageMetric, amount: number): Promise<void> {
  const limit = limitOf(scope.tenant, metric)
  if (limit === null) return
  const period = usagePeriod(METRICS[metric].period, scope.clock.now(), scope.tenant.timezone)
  const used = await readCounter(scope, metric, period.start)
  if (used + amount > limit) throw quotaExceeded(scope.tenant, { metric, limit, used, periodEnd: period.end })
}

async function count(
  scope: TenantScope,
  metric: UsageMetric,
  amount: number,
  cause: Cause,
  bound: number | null,
): Promise<Counted> {
  requireAmount(amount)
  const period = usagePeriod(METRICS[metric].period, scope.clock.now(), scope.tenant.timezone)
  const limit = limitOf(scope.tenant, metric)
  const entry = { metric, amount, periodStart: period.start, ...cause }
  const raised = await raiseCounter(scope, entry, bound)
  if (!raised.fresh) return { used: await readCounter(scope, metric, period.start), limit, replayed: true }
  if (raised.used === null) {
    await deleteEvent(scope, metric, cause.transactionId)
    const used = await readCounter(scope, metric, period.start)
    throw quotaExceeded(scope.tenant, { metric, limit: bound ?? 0, used, periodEnd: period.end })
  }
  await warnOfUsage(scope, { metric, period, limit, used: raised.used, warnedPercent: raised.warnedPercent })
  return { used: raised.used, limit, replayed: false }
}

function requireAmount(amount: number): void {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`an amount of ${amount} cannot be counted`)
}
