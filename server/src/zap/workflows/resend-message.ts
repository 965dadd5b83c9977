import type { ConversationId } from '@recado/contracts/ids'
import { conversationErrors, lockMessage, type MessageRow } from '../../chat/conversations/index.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { insertSend, listParts, planSend, sendErrors } from '../sends/index.ts'
import { tellDelivery } from './tell-delivery.ts'

/**
 * Sends again what failed, or what may or may not have gone out: somebody has decided so. Under a new id, since to the bot the
 * former one is the message that it has given up.
 * @throws message_not_found (404), message_deleted, resend_not_needed (409)
 */
export async function resendMessage(
  scope: TenantScope,
  at: { conversationId: ConversationId; seq: number },
): Promise<MessageRow> {
  const { deleted_at } = await lockOne(scope, at)
  if (deleted_at !== null) throw conversationErrors.message_deleted()
  const again = (await listParts(scope, at)).filter(({ state }) => state === 'failed' || state === 'uncertain')
  const [first] = again
  if (first === undefined) throw sendErrors.resend_not_needed()
  for (const { connection_id, conversation_id, seq, part } of again) {
    await insertSend(scope, { connection_id, conversation_id, seq, part, kind: 'message' })
  }
  await tellDelivery(scope, at)
  await planSend(scope, { connectionId: first.connection_id, conversationId: at.conversationId })
  return lockOne(scope, at)
}

async function lockOne(scope: TenantScope, at: { conversationId: ConversationId; seq: number }): Promise<MessageRow> {
  const message = await lockMessage(scope, at)
  if (message === undefined) throw conversationErrors.message_not_found()
  return message
}
