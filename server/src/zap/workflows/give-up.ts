import type { ConversationId } from '@recado/contracts/ids'
import { callPeople, lockConversation } from '../../chat/conversations/index.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { failLiveSession } from '../sessions/index.ts'
import { botAuthor } from './bot-talk.ts'

/** The bot cannot go on: its session ends, with the reason, and people have the conversation and read why. */
export async function giveUp(scope: TenantScope, conversationId: ConversationId, error: string): Promise<void> {
  const conversation = await lockConversation(scope, conversationId)
  const failed = await failLiveSession(scope, conversationId, error)
  if (failed === undefined && conversation.status !== 'pending') return
  await callPeople(scope, conversationId, {
    author: botAuthor(scope),
    said: {
      event: 'bot_handed_over',
      reason: 'failed',
      error,
      ...(failed === undefined ? { answers: [] } : { session_id: failed.id, answers: failed.answers }),
    },
  })
}
