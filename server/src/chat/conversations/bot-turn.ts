import type { ConversationId, MemberId, TeamId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { assignConversation, transferConversation } from './assign-conversation.ts'
import { updateConversationRow } from './conversations.sql.ts'
import { emitConversation } from './emit-conversation.ts'
import { planDistribution } from './job-payloads.ts'
import { lockConversation } from './lock-conversation.ts'
import { type MessageAuthor, recordHappening } from './send-message.ts'

/** A bot has answered: the customer waits for nobody until it calls people. */
export async function endWait(scope: TenantScope, id: ConversationId): Promise<void> {
  const { waiting_since } = await lockConversation(scope, id)
  if (waiting_since !== null) await updateConversationRow(scope, id, { waiting_since: null })
}

/**
 * A bot calls people: the conversation goes to the team or the person, is open, and its customer waits for them from now on.
 * `said` stands in the thread among what happened. Somebody who is full or gone is passed over: the team has it then.
 * @throws conversation_not_found (404), team_unknown (400)
 */
export async function callPeople(
  scope: TenantScope,
  id: ConversationId,
  call: {
    teamId?: TeamId
    memberId?: MemberId
    author: MessageAuthor
    said: { event: string } & Record<string, unknown>
  },
): Promise<void> {
  await recordHappening(scope, { conversationId: id, author: call.author, data: call.said })
  if (call.teamId !== undefined) await transferConversation(scope, id, call.teamId)
  if (call.memberId !== undefined) await assignConversation(scope, id, call.memberId)
  const before = await lockConversation(scope, id)
  const after = await updateConversationRow(scope, id, {
    status: 'open',
    resolved_at: null,
    snoozed_until: null,
    waiting_since: scope.clock.now(),
  })
  await emitConversation(scope, before.status === 'open' ? 'conversation.updated' : 'conversation.reopened', id)
  if (after.assignee_id === null && after.team_id !== null) await planDistribution(scope, after.team_id)
}
