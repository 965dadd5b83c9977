import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/**
 * What bots heard and said in their conversations goes; that a flow was there, how far it came and when stays. One that was
 * still going on is over. Bears repetition.
 */
export async function eraseSessions(scope: TenantScope, contactIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ changed: number }>`
    WITH theirs AS MATERIALIZED (
      SELECT s.id FROM flow_sessions s
        JOIN conversations c ON c.tenant_id = s.tenant_id AND c.id = s.conversation_id
       WHERE s.tenant_id = ${scope.tenant.id} AND c.contact_id = ANY (${contactIds}::uuid[])
    ), sessions AS (
      UPDATE flow_sessions s
         SET state = NULL, answers = '[]', waits_for = NULL, expires_at = NULL, status = 'closed',
             end_reason = coalesce(s.end_reason, 'stopped'), ended_at = coalesce(s.ended_at, ${scope.clock.now()}::timestamptz)
        FROM theirs t WHERE s.tenant_id = ${scope.tenant.id} AND s.id = t.id
      RETURNING 1
    ), steps AS (
      UPDATE flow_steps p SET event = jsonb_build_object('type', p.event -> 'type'), error = NULL
        FROM theirs t WHERE p.tenant_id = ${scope.tenant.id} AND p.session_id = t.id
      RETURNING 1
    ), effects AS (
      UPDATE flow_effects e
         SET payload = '{}', result = NULL, error = NULL,
             status = CASE WHEN e.status IN ('pending', 'running') THEN 'cancelled' ELSE e.status END
        FROM theirs t WHERE e.tenant_id = ${scope.tenant.id} AND e.session_id = t.id
      RETURNING 1
    ), timers AS (
      UPDATE flow_timers w SET status = 'cancelled'
        FROM theirs t WHERE w.tenant_id = ${scope.tenant.id} AND w.session_id = t.id AND w.status = 'waiting'
      RETURNING 1
    )
    SELECT (SELECT count(*) FROM sessions) + (SELECT count(*) FROM steps) + (SELECT count(*) FROM effects) AS changed`.execute(
    scope.db,
  )
  return rows[0]?.changed ?? 0
}
