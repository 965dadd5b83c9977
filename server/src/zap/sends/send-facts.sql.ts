import type { ConversationId } from '@recado/contracts/ids'
import type { AuthorKind, MessageAttachment } from '@recado/contracts/messages'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

// What sends read of messages and of what WhatsApp calls them; the tables are their owners' to write.

/** A message as it leaves. */
export interface MessageToSend {
  seq: number
  body: string
  attachments: readonly MessageAttachment[]
  data: Readonly<Record<string, unknown>>
  author_kind: AuthorKind
  deleted_at: Date | null
  /** What it answers, as WhatsApp knows it. */
  quoted: NamedMessage | null
}

/** A message as WhatsApp knows it, with what it said. */
export interface NamedMessage {
  message_id: string
  from_me: boolean
  body: string
}

export async function listMessagesToSend(
  scope: TenantScope,
  { conversationId, seqs }: { conversationId: ConversationId; seqs: readonly number[] },
): Promise<Map<number, MessageToSend>> {
  const { rows } = await sql<MessageToSend>`
    SELECT m.seq, m.body, m.attachments, m.data, m.author_kind, m.deleted_at,
           (SELECT jsonb_build_object('message_id', w.message_id, 'from_me', w.from_me, 'body', r.body)
              FROM messages r JOIN whatsapp_messages w
                ON w.tenant_id = r.tenant_id AND w.conversation_id = r.conversation_id AND w.seq = r.seq
             WHERE r.tenant_id = m.tenant_id AND r.conversation_id = m.conversation_id AND r.seq = m.reply_to_seq
             ORDER BY w.message_id LIMIT 1) AS quoted
      FROM messages m
     WHERE m.tenant_id = ${scope.tenant.id} AND m.conversation_id = ${conversationId} AND m.seq = ANY (${seqs}::bigint[])`.execute(
    scope.db,
  )
  return new Map(rows.map((row) => [Number(row.seq), row]))
}

/** What WhatsApp calls the message that is reacted to; an album is reacted to by its first. */
export async function findNamed(
  scope: TenantScope,
  { conversationId, seq }: { conversationId: ConversationId; seq: number },
): Promise<NamedMessage | undefined> {
  const row = await scope.db
    .selectFrom('whatsapp_messages')
    .select(['message_id', 'from_me'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('conversation_id', '=', conversationId)
    .where('seq', '=', seq)
    .orderBy('message_id')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : { ...row, body: '' }
}
