import type { ChatId, ConnectionId, ConversationId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type Chat, findChat } from './chats.sql.ts'

/** Where a message of WhatsApp is among ours. */
export interface StoredPlace {
  conversationId: ConversationId
  seq: number
  fromMe: boolean
}

/** One of these messages of a chat, or of one that was found to be the same person, or one that left from here. */
export async function findInChat(
  scope: TenantScope,
  { connectionId, chatId, messageIds }: { connectionId: ConnectionId; chatId: ChatId; messageIds: readonly string[] },
): Promise<StoredPlace | undefined> {
  const { rows } = await sql<{ conversation_id: ConversationId; seq: number; from_me: boolean }>`
    SELECT w.conversation_id, w.seq, w.from_me FROM whatsapp_messages w
      JOIN whatsapp_chats h ON h.tenant_id = w.tenant_id AND h.id = w.chat_id
     WHERE w.tenant_id = ${scope.tenant.id} AND w.message_id = ANY (${messageIds}::text[])
       AND (h.id = ${chatId} OR h.absorbed_into = ${chatId})
    UNION ALL
    SELECT s.conversation_id, s.seq, true FROM whatsapp_sends s
      JOIN conversations c ON c.tenant_id = s.tenant_id AND c.id = s.conversation_id
      JOIN whatsapp_chats h ON h.tenant_id = c.tenant_id AND h.contact_id = c.contact_id AND h.id = ${chatId}
     WHERE s.tenant_id = ${scope.tenant.id} AND s.connection_id = ${connectionId}
       AND s.message_id = ANY (${messageIds}::text[]) AND s.kind = 'message'
     LIMIT 1`.execute(scope.db)
  const [row] = rows
  return row && { conversationId: row.conversation_id, seq: row.seq, fromMe: row.from_me }
}

/** Whether it is the echo of what was sent from here. */
export async function isOwnEcho(scope: TenantScope, connectionId: ConnectionId, messageId: string): Promise<boolean> {
  const row = await scope.db
    .selectFrom('whatsapp_sends')
    .select('id')
    .where('tenant_id', '=', scope.tenant.id)
    .where('connection_id', '=', connectionId)
    .where('message_id', '=', messageId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * The person's chat of this connection in which the very same message stands: the network's id, the instant and the words.
 * It came by another address of the same sender.
 */
export async function findTwin(
  scope: TenantScope,
  of: { connectionId: ConnectionId; messageId: string; fromMe: boolean; at: Date; body: string },
): Promise<Chat | undefined> {
  const { rows } = await sql<{ id: ChatId }>`
    SELECT coalesce(h.absorbed_into, h.id) AS id FROM whatsapp_messages w
      JOIN whatsapp_chats h ON h.tenant_id = w.tenant_id AND h.id = w.chat_id
      JOIN messages m ON m.tenant_id = w.tenant_id AND m.conversation_id = w.conversation_id AND m.seq = w.seq
     WHERE w.tenant_id = ${scope.tenant.id} AND w.message_id = ${of.messageId} AND w.from_me = ${of.fromMe}
       AND h.connection_id = ${of.connectionId} AND h.kind = 'person' AND m.created_at = ${of.at}
       AND m.deleted_at IS NULL AND m.body = ${of.body}
     LIMIT 1`.execute(scope.db)
  const [row] = rows
  return row && findChat(scope, row.id)
}

export async function insertStored(
  scope: TenantScope,
  stored: StoredPlace & { chatId: ChatId; messageIds: readonly string[] },
): Promise<void> {
  await sql`
    INSERT INTO whatsapp_messages (tenant_id, chat_id, message_id, from_me, conversation_id, seq)
    SELECT ${scope.tenant.id}, ${stored.chatId}, id, ${stored.fromMe}, ${stored.conversationId}, ${stored.seq}
      FROM unnest(${stored.messageIds}::text[]) AS id
    ON CONFLICT DO NOTHING`.execute(scope.db)
}
