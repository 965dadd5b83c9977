import type { ConversationId, MemberId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { visibleIn } from './visibility.sql.ts'

export interface ReadMark {
  last_seen_seq: number
  unread_count: number
  inbox_id: string
  assignee_id: string | null
  team_id: string | null
}

/**
 * Raises what a member has seen. How many of the customer's messages that makes is counted from the end, where members
 * look; both numbers come from one snapshot. @returns undefined when the conversation is out of sight.
 */
export async function raiseReadMark(
  scope: TenantScope,
  mark: { memberId: MemberId; conversationId: ConversationId; seq: number },
): Promise<ReadMark | undefined> {
  const { rows } = await sql<ReadMark>`
    WITH place AS (
      SELECT c.id, c.inbox_id, c.assignee_id, c.team_id, c.inbound_count, least(${mark.seq}::bigint, c.last_seq) AS seq
        FROM conversations c
       WHERE c.tenant_id = ${scope.tenant.id} AND c.id = ${mark.conversationId} AND ${visibleIn(scope)}
    ), raised AS (
      INSERT INTO conversation_reads AS r (tenant_id, member_id, conversation_id, last_seen_seq, seen_inbound, updated_at)
      SELECT ${scope.tenant.id}, ${mark.memberId}, p.id, p.seq,
             p.inbound_count - (SELECT count(*) FROM messages m
                                 WHERE m.tenant_id = ${scope.tenant.id} AND m.conversation_id = p.id
                                   AND m.seq > p.seq AND m.direction = 'in'),
             ${scope.clock.now()}
        FROM place p
      ON CONFLICT (tenant_id, member_id, conversation_id) DO UPDATE
        SET last_seen_seq = greatest(r.last_seen_seq, excluded.last_seen_seq),
            seen_inbound = greatest(r.seen_inbound, excluded.seen_inbound),
            updated_at = excluded.updated_at
      RETURNING r.last_seen_seq, r.seen_inbound
    )
    SELECT raised.last_seen_seq, greatest(p.inbound_count - raised.seen_inbound, 0) AS unread_count,
           p.inbox_id, p.assignee_id, p.team_id
      FROM place p, raised`.execute(scope.db)
  return rows[0]
}
