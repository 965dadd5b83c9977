import type { ConversationId, MemberId, TeamId } from '@recado/contracts/ids'
import { newId } from '../../platform/ids.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { looksAfterOthers } from '../policy.ts'
import { assignConversation, transferConversation } from './assign-conversation.ts'
import { authorOf } from './author-of.ts'
import { errors } from './errors.ts'
import { lockConversation } from './lock-conversation.ts'
import { sendMessage } from './send-message.ts'

/**
 * Passes a conversation on to somebody or to a team, with a note for them. Whoever has it may; another's only who looks
 * after others. The note comes first: afterwards its author may not see the conversation any more.
 *
 * @throws conversation_not_found (404), conversation_not_yours (403), member_unknown, team_unknown (400),
 * member_at_capacity, own_capacity_reached (409)
 */
export async function handOn(
  scope: TenantScope,
  id: ConversationId,
  to: { memberId: MemberId } | { teamId: TeamId },
  note: string,
): Promise<void> {
  const before = await lockConversation(scope, id)
  const { actor } = scope
  const isTheirs = actor.kind === 'member' && before.assignee_id !== null && before.assignee_id === actor.memberId
  if (!isTheirs && !looksAfterOthers(actor)) throw errors.conversation_not_yours()
  if (note.trim() !== '') {
    await sendMessage(scope, {
      conversationId: id,
      clientId: `hand-on:${newId<string>()}`,
      kind: 'note',
      direction: 'internal',
      author: authorOf(actor),
      body: note.trim(),
    })
  }
  if ('memberId' in to) await assignConversation(scope, id, to.memberId)
  else await transferConversation(scope, id, to.teamId)
}
