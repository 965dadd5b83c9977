import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface LeaseRow {
  kind: string
  holder: string
  expiresAt: Date
}

/**
 * Takes one of `limit` places (null: any number), or prolongs the holder's own. False when all are taken. The advisory
 * lock goes in a statement of its own: the count behind it must see what the holder before it committed.
 */
export async function takeLease(scope: TenantScope, lease: LeaseRow, limit: number | null): Promise<boolean> {
  const tenantId = scope.tenant.id
  const now = scope.clock.now()
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`lease:${tenantId}:${lease.kind}`}, 0))`.execute(scope.db)
  await scope.db
    .deleteFrom('usage_leases')
    .where('tenant_id', '=', tenantId)
    .where('kind', '=', lease.kind)
    .where('expires_at', '<=', now)
    .execute()
  const { rows } = await sql`
    INSERT INTO usage_leases AS l (tenant_id, kind, holder, acquired_at, expires_at)
    SELECT ${tenantId}, ${lease.kind}, ${lease.holder}, ${now}, ${lease.expiresAt}
     WHERE ${limit}::int IS NULL
        OR (SELECT count(*) FROM usage_leases o
             WHERE o.tenant_id = ${tenantId} AND o.kind = ${lease.kind} AND o.holder <> ${lease.holder}) < ${limit}::int
    ON CONFLICT (tenant_id, kind, holder) DO UPDATE SET expires_at = excluded.expires_at
    RETURNING holder`.execute(scope.db)
  return rows.length === 1
}

/** When the next place becomes free by itself; undefined when nobody holds one. */
export async function findNextExpiry(scope: TenantScope, kind: string): Promise<Date | undefined> {
  const row = await scope.db
    .selectFrom('usage_leases')
    .select('expires_at')
    .where('tenant_id', '=', scope.tenant.id)
    .where('kind', '=', kind)
    .orderBy('expires_at')
    .limit(1)
    .executeTakeFirst()
  return row?.expires_at
}

export async function deleteLease(scope: TenantScope, kind: string, holder: string): Promise<void> {
  await scope.db
    .deleteFrom('usage_leases')
    .where('tenant_id', '=', scope.tenant.id)
    .where('kind', '=', kind)
    .where('holder', '=', holder)
    .execute()
}
