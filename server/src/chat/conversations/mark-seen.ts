import type { ConversationId, MemberId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { raiseReadMark } from './conversation-reads.sql.ts'
import { errors } from './errors.ts'
import { markMentionsSeen } from './mentions.sql.ts'

/**
 * A member has seen a conversation up to `seq`: what the customer writes after that is unread. Never goes back.
 * @throws conversation_not_found (404)
 */
export async function markSeen(
  scope: TenantScope,
  seen: { conversationId: ConversationId; memberId: MemberId; seq: number },
): Promise<{ last_seen_seq: number; unread_count: number }> {
  const mark = await raiseReadMark(scope, seen)
  if (mark === undefined) throw errors.conversation_not_found()
  await markMentionsSeen(scope, { ...seen, seq: mark.last_seen_seq })
  const { inbox_id, assignee_id, team_id, last_seen_seq, unread_count } = mark
  await scope.events.emit('conversation.seen', {
    conversation_id: seen.conversationId,
    inbox_id,
    assignee_id,
    team_id,
    member_id: seen.memberId,
    last_seen_seq,
  })
  return { last_seen_seq, unread_count }
}
