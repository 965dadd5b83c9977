import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** An answer that its visitor has not got, with all that a mail about it needs. */
export interface UnreadReply {
  email: string
  contact_name: string
  locale: string | null
  protocol: string
  author_name: string
  /** Everything that was said to them since they were last here, oldest first. */
  texts: string[]
  /** Where they last wrote from, as their browser said. */
  page_url: string | null
  /** The pages of the inbox, none if it takes any. */
  allowed_origins: string[]
}

const TEXTS = 5

/**
 * Without those for which there is nothing to mail: it was delivered, somebody has answered again since (that answer has its
 * own turn), nobody left an address, the contact is blocked, or it was no widget. One statement for all, as most are
 * delivered. Reads tables of conversations, messages, inboxes and contacts, which are theirs to write.
 */
export async function listUnreadReplies(
  scope: TenantScope,
  replies: readonly { conversationId: string; seq: number }[],
): Promise<UnreadReply[]> {
  if (replies.length === 0) return []
  const { id: tenant } = scope.tenant
  const { rows } = await sql<UnreadReply>`
    SELECT k.email, k.name AS contact_name, k.locale, c.protocol, last.author_name,
           ARRAY(SELECT said.body FROM (
                   SELECT m.seq, m.body FROM messages m
                    WHERE m.tenant_id = ${tenant} AND m.conversation_id = c.id AND m.direction = 'out'
                      AND m.seq > c.contact_delivered_seq AND m.deleted_at IS NULL AND m.body <> ''
                    ORDER BY m.seq DESC LIMIT ${TEXTS}) said ORDER BY said.seq) AS texts,
           (SELECT m.data ->> 'page_url' FROM messages m
             WHERE m.tenant_id = ${tenant} AND m.conversation_id = c.id AND m.direction = 'in' AND m.data ? 'page_url'
             ORDER BY m.seq DESC LIMIT 1) AS page_url,
           coalesce(i.settings -> 'allowed_origins', '[]') AS allowed_origins
      FROM unnest(${replies.map(({ conversationId }) => conversationId)}::uuid[],
                  ${replies.map(({ seq }) => seq)}::bigint[]) AS reply (conversation_id, seq)
      JOIN conversations c ON c.tenant_id = ${tenant} AND c.id = reply.conversation_id
       AND c.contact_delivered_seq < reply.seq
      JOIN inboxes i ON i.tenant_id = c.tenant_id AND i.id = c.inbox_id AND i.channel = 'widget'
      JOIN contacts k ON k.tenant_id = c.tenant_id AND k.id = c.contact_id
       AND k.email IS NOT NULL AND NOT k.blocked AND k.deleted_at IS NULL
      JOIN messages last ON last.tenant_id = c.tenant_id AND last.conversation_id = c.id AND last.seq = reply.seq
       AND last.deleted_at IS NULL
     WHERE NOT EXISTS (SELECT FROM messages m WHERE m.tenant_id = ${tenant} AND m.conversation_id = c.id
                          AND m.direction = 'out' AND m.seq > reply.seq)`.execute(scope.db)
  return rows
}
