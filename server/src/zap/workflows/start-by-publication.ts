import type { ConversationId } from '@recado/contracts/ids'
import { lockConversation, reopenConversation } from '../../chat/conversations/index.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { lockLiveSession, lockPublication } from '../sessions/index.ts'
import { beginByItself } from './change-session.ts'
import type { FlowParts } from './follow-conversation.ts'

/**
 * A start that no message called for: a flow that is going on is not interrupted, and a schedule does not speak where people
 * have the conversation. Nothing happens where the start was taken offline meanwhile.
 */
export async function startByPublication(
  scope: TenantScope,
  parts: FlowParts,
  { conversationId, publicationId }: { conversationId: ConversationId; publicationId: string },
): Promise<void> {
  const conversation = await lockConversation(scope, conversationId)
  const publication = await lockPublication(scope, publicationId)
  if (publication === undefined) return
  const going = await lockLiveSession(scope, conversationId)
  if (going?.status === 'running' && going.state.phase === 'active') return
  if (publication.start.kind === 'schedule' && going !== undefined && going.status !== 'running') return
  if (conversation.status === 'resolved') await reopenConversation(scope, conversationId)
  await beginByItself(scope, parts, await lockConversation(scope, conversationId), publication)
}
