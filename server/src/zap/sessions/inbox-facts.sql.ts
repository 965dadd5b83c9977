import type { BotDriver } from '@recado/contracts/bots'
import type { ConversationId, InboxId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

// What sessions read of inboxes and contacts; the tables are written by those nouns alone.

/** How long a contact's message waits for more, in seconds, where the inbox does not say; 0018's trigger has the same. */
export const GATHER_SECONDS = 3

/** How an inbox is talked through; the driver of the number that is connected to it, if one is. */
export async function findInboxChannel(
  scope: TenantScope,
  id: InboxId,
): Promise<{ channel: string; driver: BotDriver | null }> {
  const { rows } = await sql<{ channel: string; driver: BotDriver | null }>`
    SELECT i.channel, c.driver
      FROM inboxes i
      LEFT JOIN whatsapp_connections c ON c.tenant_id = i.tenant_id AND c.inbox_id = i.id
     WHERE i.tenant_id = ${scope.tenant.id} AND i.id = ${id}`.execute(scope.db)
  return rows[0] ?? { channel: '', driver: null }
}

export async function findGatherSeconds(scope: TenantScope, id: InboxId): Promise<number> {
  const { rows } = await sql<{ seconds: number | null }>`
    SELECT (settings ->> 'gather_seconds')::int AS seconds FROM inboxes
     WHERE tenant_id = ${scope.tenant.id} AND id = ${id}`.execute(scope.db)
  return rows[0]?.seconds ?? GATHER_SECONDS
}

/** What a flow may know from the beginning, by the names of its variables. */
export async function findContactFacts(scope: TenantScope, id: ConversationId): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string; email: string | null; phone: string | null; page_url: string | null }>`
    SELECT k.name, k.email, k.phone,
           (SELECT m.data ->> 'page_url' FROM messages m
             WHERE m.tenant_id = c.tenant_id AND m.conversation_id = c.id AND m.direction = 'in' AND m.data ? 'page_url'
             ORDER BY m.seq DESC LIMIT 1) AS page_url
      FROM conversations c
      JOIN contacts k ON k.tenant_id = c.tenant_id AND k.id = c.contact_id
     WHERE c.tenant_id = ${scope.tenant.id} AND c.id = ${id}`.execute(scope.db)
  const [facts] = rows
  if (facts === undefined) return {}
  const { name, email, phone, page_url } = facts
  const known = { contact_name: name, contact_email: email, contact_phone: phone, name, email, phone, page_url }
  return Object.fromEntries(Object.entries(known).flatMap(([key, value]) => (value ? [[key, value]] : [])))
}
