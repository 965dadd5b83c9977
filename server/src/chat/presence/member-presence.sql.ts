import type { MemberId } from '@recado/contracts/ids'
import type { Availability } from '@recado/contracts/realtime'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface PresentMember {
  memberId: MemberId
  status: Availability
}

/** Says that members are here on this node until `expiresAt`, and forgets what expired. Members who are gone are skipped. */
export async function holdPresence(
  scope: TenantScope,
  hold: { nodeId: string; memberIds: readonly MemberId[]; expiresAt: Date },
): Promise<void> {
  await sql`
    WITH expired AS (
      DELETE FROM member_presence WHERE tenant_id = ${scope.tenant.id} AND expires_at < ${scope.clock.now()}
         AND node_id <> ${hold.nodeId}
    )
    INSERT INTO member_presence (tenant_id, member_id, node_id, expires_at)
    SELECT m.tenant_id, m.id, ${hold.nodeId}, ${hold.expiresAt}
      FROM members m
     WHERE m.tenant_id = ${scope.tenant.id} AND m.id = ANY (${hold.memberIds}::uuid[])
     ORDER BY m.id
    ON CONFLICT (tenant_id, member_id, node_id) DO UPDATE SET expires_at = excluded.expires_at`.execute(scope.db)
}

export async function releasePresence(
  scope: TenantScope,
  release: { nodeId: string; memberIds: readonly MemberId[] },
): Promise<void> {
  await scope.db
    .deleteFrom('member_presence')
    .where('tenant_id', '=', scope.tenant.id)
    .where('node_id', '=', release.nodeId)
    .where('member_id', 'in', [...release.memberIds])
    .execute()
}

/** Everybody who is here on any node now, with the status they chose, unless they chose to seem offline. */
export async function listPresent(scope: TenantScope): Promise<PresentMember[]> {
  const { rows } = await sql<PresentMember>`
    SELECT m.id AS "memberId", m.availability AS status
      FROM members m
     WHERE m.tenant_id = ${scope.tenant.id} AND m.status = 'active' AND m.availability <> 'offline'
       AND EXISTS (SELECT FROM member_presence p
                    WHERE p.tenant_id = m.tenant_id AND p.member_id = m.id AND p.expires_at > ${scope.clock.now()})
     ORDER BY m.id`.execute(scope.db)
  return rows
}
