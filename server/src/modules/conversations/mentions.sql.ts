import type { ConversationId, MemberId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { visibleIn } from './visibility.sql.ts'

export interface MentionRow {
  conversation_id: ConversationId
  seq: number
  author_name: string
  body: string
  created_at: Date
}

export async function markMentionsSeen(
  scope: TenantScope,
  seen: { memberId: MemberId; conversationId: ConversationId; seq: number },
): Promise<void> {
  await scope.db
    .updateTable('mentions')
    .set({ seen_at: scope.clock.now() })
    .where('tenant_id', '=', scope.tenant.id)
    .where('member_id', '=', seen.memberId)
    .where('conversation_id', '=', seen.conversationId)
    .where('seq', '<=', seen.seq)
    .where('seen_at', 'is', null)
    .execute()
}

/** Where a member was named and has not looked yet, newest first; only what they may see. */
export async function listUnseenMentions(scope: TenantScope, memberId: MemberId, limit: number): Promise<MentionRow[]> {
  const { rows } = await sql<MentionRow>`
    SELECT n.conversation_id, n.seq, m.author_name, m.body, n.created_at
      FROM mentions n
      JOIN conversations c ON c.tenant_id = n.tenant_id AND c.id = n.conversation_id
      JOIN messages m ON m.tenant_id = n.tenant_id AND m.conversation_id = n.conversation_id AND m.seq = n.seq
     WHERE n.tenant_id = ${scope.tenant.id} AND n.member_id = ${memberId} AND n.seen_at IS NULL
       AND m.deleted_at IS NULL AND ${visibleIn(scope)}
     ORDER BY n.created_at DESC LIMIT ${limit}`.execute(scope.db)
  return rows
}
