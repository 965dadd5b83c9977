import type { ConversationId } from '@recado/contracts/ids'
import { lockConversation } from '../../chat/conversations/index.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { listThreadAfter, lockLiveSession, readHappenings } from '../sessions/index.ts'
import { type FlowParts, hear } from './follow-conversation.ts'
import { openRun, type SessionRun } from './run-session.ts'

const MOST_ROWS = 500

/**
 * A conversation's session, locked, with everything heard that was written until now: a timer does not fire over an answer
 * that came before it, and a result is not said where a person has spoken. Undefined when no session is going on.
 * @throws BotError when the flow itself fails
 */
export async function catchUp(
  scope: TenantScope,
  parts: FlowParts,
  conversationId: ConversationId,
): Promise<SessionRun | undefined> {
  const conversation = await lockConversation(scope, conversationId)
  const session = await lockLiveSession(scope, conversationId)
  if (session === undefined) return undefined
  const flow = await parts.cache.get(scope, session.flow_version_id)
  const run = await openRun(scope, { conversation, session, flow, isNew: false }, parts.openTalk)
  const rows = await listThreadAfter(scope, { conversationId, after: session.heard_seq, limit: MOST_ROWS })
  for (const happening of readHappenings(rows)) {
    await hear(run, happening)
    if (run.session.status === 'closed') break
  }
  return run
}
