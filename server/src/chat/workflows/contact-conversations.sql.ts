import type { ContactId, ConversationId, InboxId } from '@recado/contracts/ids'
import { type RawBuilder, sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** Statements over contacts, conversations and messages together, for the workflows of this folder alone. */

export async function listConversationIds(scope: TenantScope, contactId: ContactId): Promise<ConversationId[]> {
  const rows = await scope.db
    .selectFrom('conversations')
    .select('id')
    .where('tenant_id', '=', scope.tenant.id)
    .where('contact_id', '=', contactId)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

export type TimelineRow =
  | {
      kind: 'conversation'
      id: ConversationId
      at: Date
      inbox_id: InboxId
      protocol: string
      status: string
      last_message_at: Date
      last_message_preview: string
      resolved_at: Date | null
    }
  | { kind: 'act'; id: string; at: Date; action: string; actor_name: string }

/**
 * Conversations that `visible` lets through and audited acts, newest first. Both have UUIDv7 as ids, which order them by
 * when they were made, so one key walks through both.
 */
export async function readTimeline(
  scope: TenantScope,
  of: { contactIds: readonly string[]; visible: RawBuilder<boolean>; before: string | undefined; limit: number },
): Promise<TimelineRow[]> {
  const before = of.before ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'
  const conversations = sql<TimelineRow>`
    SELECT 'conversation' AS kind, c.id, c.created_at AS at, c.inbox_id, c.protocol, c.status, c.last_message_at,
           c.last_message_preview, c.resolved_at
      FROM conversations c
     WHERE c.tenant_id = ${scope.tenant.id} AND c.contact_id = ANY (${of.contactIds}::uuid[])
       AND c.id < ${before}::uuid AND ${of.visible}
     ORDER BY c.id DESC LIMIT ${of.limit}`.execute(scope.db)
  const acts = sql<TimelineRow>`
    SELECT 'act' AS kind, a.id, a.at, a.action, coalesce(a.actor ->> 'name', '') AS actor_name
      FROM audit_entries a
     WHERE a.tenant_id = ${scope.tenant.id} AND a.target_kind = 'contact'
       AND a.target_id = ANY (${of.contactIds}::text[]) AND a.id < ${before}::uuid
     ORDER BY a.id DESC LIMIT ${of.limit}`.execute(scope.db)
  const rows = [...(await conversations).rows, ...(await acts).rows]
  return rows.toSorted((a, b) => (a.id < b.id ? 1 : -1)).slice(0, of.limit)
}
