import type { UsageMetric } from '@recado/contracts/billing'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

// Every statement on usage_counters and on usage_events beneath them: one statement changes both, or neither.

/** Of what a tenant limits itself, beside the metrics of plans. */
export type OwnCounter = `own_${string}`

export interface UsageEntry {
  metric: UsageMetric | OwnCounter
  transactionId: string
  amount: number
  periodStart: Date
}

export interface RaiseResult {
  /** False when an entry of this transaction id is there already. */
  fresh: boolean
  /** The counter after raising; null when the limit refused it, or when it was not fresh. */
  used: number | null
  warnedPercent: number
}

/**
 * Adds to a counter unless that would pass `limit` (null: no limit). The event goes first, so that of two equal ids the
 * second waits on the unique key and then changes nothing; the counter's own row lock makes the comparison exact. It is
 * held until commit: raise counters last in a transaction.
 */
export async function raiseCounter(scope: TenantScope, entry: UsageEntry, limit: number | null): Promise<RaiseResult> {
  const now = scope.clock.now()
  const { rows } = await sql<{ fresh: boolean; used: number | null; warned: number | null }>`
    WITH event AS (
      INSERT INTO usage_events (tenant_id, metric, transaction_id, amount, period_start, occurred_at)
      VALUES (${scope.tenant.id}, ${entry.metric}, ${entry.transactionId}, ${entry.amount}, ${entry.periodStart}, ${now})
      ON CONFLICT (tenant_id, metric, transaction_id) DO NOTHING
      RETURNING tenant_id, metric, amount, period_start
    ), counter AS (
      INSERT INTO usage_counters AS c (tenant_id, metric, period_start, used, updated_at)
      SELECT e.tenant_id, e.metric, e.period_start, e.amount, ${now} FROM event e
       WHERE ${limit}::bigint IS NULL OR e.amount <= ${limit}::bigint
      ON CONFLICT (tenant_id, metric, period_start) DO UPDATE
         SET used = c.used + excluded.used, updated_at = excluded.updated_at
       WHERE ${limit}::bigint IS NULL OR c.used + excluded.used <= ${limit}::bigint
      RETURNING c.used, c.warned_percent
    )
    SELECT EXISTS (SELECT FROM event) AS fresh, counter.used, counter.warned_percent AS warned
      FROM (SELECT) one LEFT JOIN counter ON true`.execute(scope.db)
  const row = rows[0]
  return { fresh: row?.fresh ?? false, used: row?.used ?? null, warnedPercent: row?.warned ?? 0 }
}

/** Takes back the event of a raise that the limit refused, for callers that go on after the refusal. */
export async function deleteEvent(
  scope: TenantScope,
  metric: UsageMetric | OwnCounter,
  transactionId: string,
): Promise<void> {
  await scope.db
    .deleteFrom('usage_events')
    .where('tenant_id', '=', scope.tenant.id)
    .where('metric', '=', metric)
    .where('transaction_id', '=', transactionId)
    .execute()
}

/** What one cause was counted for. */
export async function readEvent(
  scope: TenantScope,
  metric: UsageMetric,
  transactionId: string,
): Promise<{ amount: number } | undefined> {
  return scope.db
    .selectFrom('usage_events')
    .select('amount')
    .where('tenant_id', '=', scope.tenant.id)
    .where('metric', '=', metric)
    .where('transaction_id', '=', transactionId)
    .executeTakeFirst()
}

/**
 * Takes from a counter, never below zero; the event says what was really taken. Undefined when the id was used before or
 * nothing was ever counted.
 */
export async function lowerCounter(scope: TenantScope, entry: UsageEntry): Promise<{ used: number } | undefined> {
  const now = scope.clock.now()
  const { rows } = await sql<{ used: number }>`
    WITH held AS (
      SELECT used FROM usage_counters
       WHERE tenant_id = ${scope.tenant.id} AND metric = ${entry.metric} AND period_start = ${entry.periodStart}
         FOR UPDATE
    ), event AS (
      INSERT INTO usage_events (tenant_id, metric, transaction_id, amount, period_start, occurred_at)
      SELECT ${scope.tenant.id}, ${entry.metric}, ${entry.transactionId}, -least(${entry.amount}::bigint, held.used),
             ${entry.periodStart}, ${now} FROM held
      ON CONFLICT (tenant_id, metric, transaction_id) DO NOTHING
      RETURNING amount
    )
    UPDATE usage_counters c SET used = c.used + event.amount, updated_at = ${now} FROM event
     WHERE c.tenant_id = ${scope.tenant.id} AND c.metric = ${entry.metric} AND c.period_start = ${entry.periodStart}
    RETURNING c.used`.execute(scope.db)
  return rows[0]
}

/** Replaces what an event counted (a reservation by what was really used). Undefined when there is no such event. */
export async function correctEvent(
  scope: TenantScope,
  entry: { metric: UsageMetric; transactionId: string; amount: number },
): Promise<{ used: number; periodStart: Date; warnedPercent: number } | undefined> {
  const { rows } = await sql<{ used: number; period_start: Date; warned: number }>`
    WITH before AS (
      SELECT amount, period_start FROM usage_events
       WHERE tenant_id = ${scope.tenant.id} AND metric = ${entry.metric} AND transaction_id = ${entry.transactionId}
         FOR UPDATE
    ), event AS (
      UPDATE usage_events e SET amount = ${entry.amount} FROM before
       WHERE e.tenant_id = ${scope.tenant.id} AND e.metric = ${entry.metric}
         AND e.transaction_id = ${entry.transactionId}
      RETURNING e.period_start, e.amount - before.amount AS difference
    )
    UPDATE usage_counters c SET used = c.used + event.difference, updated_at = ${scope.clock.now()} FROM event
     WHERE c.tenant_id = ${scope.tenant.id} AND c.metric = ${entry.metric} AND c.period_start = event.period_start
    RETURNING c.used, c.period_start, c.warned_percent AS warned`.execute(scope.db)
  const row = rows[0]
  return row && { used: row.used, periodStart: row.period_start, warnedPercent: row.warned }
}

export async function setWarnedPercent(
  scope: TenantScope,
  counter: { metric: UsageMetric; periodStart: Date },
  percent: number,
): Promise<void> {
  await scope.db
    .updateTable('usage_counters')
    .set({ warned_percent: percent })
    .where('tenant_id', '=', scope.tenant.id)
    .where('metric', '=', counter.metric)
    .where('period_start', '=', counter.periodStart)
    .execute()
}

/** What is counted now, for the given metric and period; 0 when nothing is. */
export async function readCounter(scope: TenantScope, metric: UsageMetric, periodStart: Date): Promise<number> {
  const row = await scope.db
    .selectFrom('usage_counters')
    .select('used')
    .where('tenant_id', '=', scope.tenant.id)
    .where('metric', '=', metric)
    .where('period_start', '=', periodStart)
    .executeTakeFirst()
  return row?.used ?? 0
}

/** Counters of the given beginnings, any metric. */
export async function listCounters(
  scope: TenantScope,
  periodStarts: readonly Date[],
): Promise<{ metric: string; period_start: Date; used: number; warned_percent: number }[]> {
  return scope.db
    .selectFrom('usage_counters')
    .select(['metric', 'period_start', 'used', 'warned_percent'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('period_start', 'in', periodStarts)
    .execute()
}

export interface CounterDrift {
  metric: string
  period_start: Date
  counted: number
  summed: number
}

/**
 * Sets every counter to the sum of its events and tells which were not. The counters are locked before the events are
 * read, in a statement of their own: what is counted meanwhile waits, and adds to the corrected value.
 */
export async function recountCounters(scope: TenantScope): Promise<CounterDrift[]> {
  await sql`SELECT FROM usage_counters WHERE tenant_id = ${scope.tenant.id}
             ORDER BY metric, period_start FOR UPDATE`.execute(scope.db)
  const { rows } = await sql<CounterDrift>`
    WITH sums AS (
      SELECT metric, period_start, sum(amount)::bigint AS summed FROM usage_events
       WHERE tenant_id = ${scope.tenant.id} GROUP BY metric, period_start
    ), drift AS (
      SELECT metric, period_start, coalesce(c.used, 0) AS counted, coalesce(s.summed, 0) AS summed
        FROM (SELECT metric, period_start, used FROM usage_counters WHERE tenant_id = ${scope.tenant.id}) c
        FULL JOIN sums s USING (metric, period_start)
       WHERE coalesce(c.used, 0) <> coalesce(s.summed, 0)
    ), corrected AS (
      INSERT INTO usage_counters (tenant_id, metric, period_start, used, updated_at)
      SELECT ${scope.tenant.id}, metric, period_start, summed, ${scope.clock.now()} FROM drift
      ON CONFLICT (tenant_id, metric, period_start) DO UPDATE SET used = excluded.used, updated_at = excluded.updated_at
    )
    SELECT metric, period_start, counted, summed FROM drift ORDER BY metric, period_start`.execute(scope.db)
  return rows
}
