import type { CannedResponseId, ConversationId, MemberId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface CannedResponseRow {
  id: CannedResponseId
  shortcut: string
  body: string
  /** Null: everybody's. */
  owner_id: MemberId | null
  updated_at: Date
}

const COLUMNS = ['id', 'shortcut', 'body', 'owner_id', 'updated_at'] as const

/** Everybody's and one's own, by shortcut. `after`: the last of the page before, as (shortcut, id). */
export async function listCannedRows(
  scope: TenantScope,
  page: { memberId: MemberId | null; after: readonly [string, string] | undefined; limit: number },
): Promise<CannedResponseRow[]> {
  const { rows } = await sql<CannedResponseRow>`
    SELECT r.id, r.shortcut, r.body, r.owner_id, r.updated_at FROM canned_responses r
     WHERE r.tenant_id = ${scope.tenant.id} AND (r.owner_id IS NULL OR r.owner_id = ${page.memberId}::uuid)
       AND (r.shortcut, r.id) > (${page.after?.[0] ?? ''}, ${page.after?.[1] ?? '00000000-0000-0000-0000-000000000000'}::uuid)
     ORDER BY r.shortcut, r.id LIMIT ${page.limit}`.execute(scope.db)
  return rows
}

export async function findCannedRow(scope: TenantScope, id: CannedResponseId): Promise<CannedResponseRow | undefined> {
  const row = await scope.db
    .selectFrom('canned_responses')
    .select(COLUMNS)
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row
}

/** @throws 23505 when the shortcut is taken */
export async function upsertCannedRow(
  scope: TenantScope,
  response: Omit<CannedResponseRow, 'updated_at'>,
): Promise<CannedResponseRow> {
  const now = scope.clock.now()
  const { id, ...values } = { ...response, updated_at: now }
  const row = await scope.db
    .insertInto('canned_responses')
    .values({ tenant_id: scope.tenant.id, id, ...values, created_at: now })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(values))
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
  return row
}

export async function deleteCannedRow(scope: TenantScope, id: CannedResponseId): Promise<void> {
  await scope.db.deleteFrom('canned_responses').where('tenant_id', '=', scope.tenant.id).where('id', '=', id).execute()
}

/** What a canned response may name: of the contact, the conversation, and who writes. */
export async function readVariables(
  scope: TenantScope,
  at: { conversationId: ConversationId; memberId: MemberId | null },
): Promise<Record<string, string | null>> {
  const { rows } = await sql<Record<string, string | null>>`
    SELECT k.name AS "contact.name", split_part(k.name, ' ', 1) AS "contact.first_name",
           k.email AS "contact.email", k.phone AS "contact.phone",
           c.protocol AS "conversation.protocol", i.name AS "inbox.name",
           m.name AS "agent.name", split_part(m.name, ' ', 1) AS "agent.first_name"
      FROM conversations c
      JOIN contacts k ON k.tenant_id = c.tenant_id AND k.id = c.contact_id
      JOIN inboxes i ON i.tenant_id = c.tenant_id AND i.id = c.inbox_id
      LEFT JOIN members m ON m.tenant_id = c.tenant_id AND m.id = ${at.memberId}::uuid
     WHERE c.tenant_id = ${scope.tenant.id} AND c.id = ${at.conversationId}`.execute(scope.db)
  return rows[0] ?? {}
}
