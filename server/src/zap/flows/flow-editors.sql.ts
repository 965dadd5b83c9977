import type { FlowId, MemberId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface FlowEditorRow {
  member_id: MemberId
  name: string
  since: Date
}

/** Who was not heard of for so long has left, or their line has. Screens say so every 15 seconds. */
const GONE_AFTER_S = 45

export async function touchEditor(scope: TenantScope, flowId: FlowId, memberId: MemberId): Promise<void> {
  const now = scope.clock.now()
  await sql`
    INSERT INTO flow_editors AS e (tenant_id, flow_id, member_id, since, seen_at)
    VALUES (${scope.tenant.id}, ${flowId}, ${memberId}, ${now}, ${now})
    ON CONFLICT (tenant_id, flow_id, member_id) DO UPDATE
      SET since = CASE WHEN e.seen_at < ${now}::timestamptz - make_interval(secs => ${GONE_AFTER_S})
                       THEN excluded.since ELSE e.since END,
          seen_at = excluded.seen_at`.execute(scope.db)
}

/** Those who have left, too: the table holds nobody but who is there. */
export async function dropEditor(scope: TenantScope, flowId: FlowId, memberId: MemberId): Promise<void> {
  await sql`
    DELETE FROM flow_editors
     WHERE tenant_id = ${scope.tenant.id} AND flow_id = ${flowId}
       AND (member_id = ${memberId} OR seen_at < ${goneBefore(scope)})`.execute(scope.db)
}

export async function listEditorRows(scope: TenantScope, flowId: FlowId): Promise<FlowEditorRow[]> {
  const { rows } = await sql<FlowEditorRow>`
    SELECT e.member_id, m.name, e.since
      FROM flow_editors e JOIN members m ON m.tenant_id = e.tenant_id AND m.id = e.member_id
     WHERE e.tenant_id = ${scope.tenant.id} AND e.flow_id = ${flowId} AND e.seen_at >= ${goneBefore(scope)}
     ORDER BY e.since, e.member_id`.execute(scope.db)
  return rows
}

function goneBefore(scope: TenantScope): Date {
  return new Date(scope.clock.now().getTime() - GONE_AFTER_S * 1_000)
}
