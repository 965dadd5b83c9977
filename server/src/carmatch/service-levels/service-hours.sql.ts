import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface Measured {
  /** Answers by band of time. */
  bands: number[]
  failed: number
  mostAtOnce: number
}

/** Adds to the hour that it is. */
export async function addHour(scope: TenantScope, { bands, failed, mostAtOnce }: Measured): Promise<void> {
  const now = scope.clock.now()
  await sql`
    INSERT INTO service_hours AS s (tenant_id, hour, bands, failed, most_at_once)
    VALUES (${scope.tenant.id}, date_trunc('hour', ${now}::timestamptz), ${bands}::int[], ${failed}, ${mostAtOnce})
    ON CONFLICT (tenant_id, hour) DO UPDATE
      SET bands = (SELECT array_agg(coalesce(a, 0) + coalesce(b, 0) ORDER BY n)
                     FROM unnest(s.bands, excluded.bands) WITH ORDINALITY AS x (a, b, n)),
          failed = s.failed + excluded.failed, most_at_once = greatest(s.most_at_once, excluded.most_at_once)`.execute(
    scope.db,
  )
}

export async function sumHours(scope: TenantScope, since: Date): Promise<Measured> {
  const { rows } = await sql<{ bands: number[] | null; failed: number; most: number }>`
    WITH hours AS (
      SELECT bands, failed, most_at_once FROM service_hours
       WHERE tenant_id = ${scope.tenant.id} AND hour >= ${since})
    SELECT (SELECT array_agg(t.total ORDER BY t.n)
              FROM (SELECT b.n, sum(b.count)::float8 AS total
                      FROM hours h, unnest(h.bands) WITH ORDINALITY AS b (count, n) GROUP BY b.n) t) AS bands,
           (SELECT coalesce(sum(failed), 0) FROM hours)::float8 AS failed,
           (SELECT coalesce(max(most_at_once), 0) FROM hours)::int AS most`.execute(scope.db)
  const [row] = rows
  return { bands: row?.bands ?? [], failed: row?.failed ?? 0, mostAtOnce: row?.most ?? 0 }
}

/** Hours that nobody looks back to. */
export async function deleteHoursBefore(scope: TenantScope, before: Date): Promise<void> {
  await scope.db
    .deleteFrom('service_hours')
    .where('tenant_id', '=', scope.tenant.id)
    .where('hour', '<', before)
    .execute()
}
