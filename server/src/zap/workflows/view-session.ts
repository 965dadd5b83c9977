import type { ConversationFlow } from '@recado/contracts/flow-sessions'
import type { ConversationId } from '@recado/contracts/ids'
import { getConversation } from '../../chat/conversations/index.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { findNewestSession, listStartable, readFlowName } from '../sessions/index.ts'

/** The bot of a conversation, as those who see the conversation see it. @throws conversation_not_found (404) */
export async function viewSession(scope: TenantScope, id: ConversationId): Promise<ConversationFlow> {
  const { inbox_id } = await getConversation(scope, id)
  const newest = await findNewestSession(scope, id)
  const startable = await listStartable(scope, inbox_id)
  if (newest === undefined || newest.status === 'closed') return { session: null, startable }
  const { flow_id, status, answers, started_at } = newest
  return {
    session: {
      id: newest.id,
      flow_id,
      status,
      started_at,
      flow_name: await readFlowName(scope, flow_id),
      answers: answers.map(({ question, value }) => ({ question, value })),
    },
    startable,
  }
}
