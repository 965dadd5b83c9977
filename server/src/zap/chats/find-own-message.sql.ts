import type { ChatRef } from '@recado/contracts/bots'
import type { ConnectionId, ConversationId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** Which message of the company's WhatsApp means, in a chat as it calls it. */
export async function findOwnMessage(
  scope: TenantScope,
  { connectionId, chat, messageId }: { connectionId: ConnectionId; chat: ChatRef; messageId: string },
): Promise<{ conversationId: ConversationId; seq: number } | undefined> {
  const { lid, phone, bsuid, parent_bsuid } = chat.kind === 'person' ? chat.identity : NOBODY
  const group = chat.kind === 'group' ? chat.id : null
  const { rows } = await sql<{ conversationId: ConversationId; seq: number }>`
    SELECT w.conversation_id AS "conversationId", w.seq
      FROM whatsapp_chats h JOIN whatsapp_messages w ON w.tenant_id = h.tenant_id AND w.chat_id = h.id
     WHERE h.tenant_id = ${scope.tenant.id} AND h.connection_id = ${connectionId} AND h.absorbed_into IS NULL
       AND (h.lid = ${lid} OR h.phone = ${phone} OR h.bsuid = ${bsuid} OR h.parent_bsuid = ${parent_bsuid}
            OR h.group_id = ${group})
       AND w.message_id = ${messageId} AND w.from_me
     LIMIT 1`.execute(scope.db)
  return rows[0]
}

const NOBODY = { lid: null, phone: null, bsuid: null, parent_bsuid: null }
