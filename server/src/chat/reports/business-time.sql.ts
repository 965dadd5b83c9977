import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** Whether some inbox counts in business hours. */
export async function hasBusinessHours(scope: TenantScope): Promise<boolean> {
  const row = await scope.db
    .selectFrom('inboxes')
    .select('id')
    .where('tenant_id', '=', scope.tenant.id)
    .where('calendar_id', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Counts the business time of up to `limit` facts that have none, the newest first: those of before it was kept, and those
 * whose calendar had no openings. What is not known even then is the time of the clock.
 * @returns how many it was; fewer than `limit`: no more are left
 */
export async function countBusinessTime(scope: TenantScope, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    UPDATE conversation_facts f
       SET business_seconds = coalesce(
             open_seconds(f.tenant_id, u.inbox_id, f.at - make_interval(secs => f.seconds), f.at), f.seconds)
      FROM (SELECT n.conversation_id, n.kind, n.at, c.inbox_id
              FROM conversation_facts n
              JOIN conversations c ON c.tenant_id = n.tenant_id AND c.id = n.conversation_id
             WHERE n.tenant_id = ${scope.tenant.id} AND n.business_seconds IS NULL AND n.seconds IS NOT NULL
             ORDER BY n.at DESC LIMIT ${limit}) u
     WHERE f.tenant_id = ${scope.tenant.id} AND f.conversation_id = u.conversation_id AND f.kind = u.kind AND f.at = u.at`.execute(
    scope.db,
  )
  return Number(numAffectedRows ?? 0)
}
