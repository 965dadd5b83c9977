import type { ChatId, ConversationId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** What WhatsApp calls a message of ours: echoes, receipts and reactions name it so. */
export async function noteSentMessage(
  scope: TenantScope,
  sent: { chatId: ChatId; messageId: string; conversationId: ConversationId; seq: number },
): Promise<void> {
  const { chatId: chat_id, messageId: message_id, conversationId: conversation_id, seq } = sent
  await scope.db
    .insertInto('whatsapp_messages')
    .values({ tenant_id: scope.tenant.id, chat_id, message_id, from_me: true, conversation_id, seq })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'chat_id', 'message_id']).doNothing())
    .execute()
}
