import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface StockTotals {
  sold: number
  sold_cents: number
  sold_before: number
  sold_before_cents: number
  offered: number
  /** Mean of what is offered; null without any. */
  days: number | null
}

/** Sold from `since` until `now` and from `before` until `since`, and what is offered now, by the price it has. */
export async function readStockTotals(
  scope: TenantScope,
  { now, since, before }: { now: Date; since: Date; before: Date },
): Promise<StockTotals> {
  const { rows } = await sql<StockTotals>`
    WITH sold AS (
      SELECT price_cents, status_since >= ${since} AS is_late FROM cars
       WHERE tenant_id = ${scope.tenant.id} AND status = 'sold'
         AND status_since >= ${before} AND status_since <= ${now}
    )
    SELECT (SELECT count(*)::int FROM sold WHERE is_late) AS sold,
           (SELECT coalesce(sum(price_cents), 0)::bigint FROM sold WHERE is_late) AS sold_cents,
           (SELECT count(*)::int FROM sold WHERE NOT is_late) AS sold_before,
           (SELECT coalesce(sum(price_cents), 0)::bigint FROM sold WHERE NOT is_late) AS sold_before_cents,
           count(*)::int AS offered, (avg(extract(epoch FROM ${now}::timestamptz - arrived_at)) / 86400)::float8 AS days
      FROM cars WHERE tenant_id = ${scope.tenant.id} AND status = 'available'`.execute(scope.db)
  const [row] = rows
  if (row === undefined) throw new Error('a statement of one row answered none')
  return row
}
