import type { ConversationId, MemberId } from '@recado/contracts/ids'
import { type RawBuilder, sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { visibleIn } from './visibility.sql.ts'

export interface MentionRow {
  conversation_id: ConversationId
  seq: number
  author_name: string
  body: string
  created_at: Date
}

export async function markMentionsSeen(
  scope: TenantScope,
  seen: { memberId: MemberId; conversationId: ConversationId; seq: number },
): Promise<void> {
  await scope.db
    .updateTable('mentions')
    .set({ seen_at: scope.clock.now() })
    .where('tenant_id', '=', scope.tenant.id)
    .where('member_id', '=', seen.memberId)
    .where('conversation_id', '=', seen.conversationId)
    .where('seq', '<=', seen.seq)
    .where('seen_at', 'is', null)
    .execute()
}

/**
 * Rows `n` of mentions that name a member, that they have not seen, and that they would find if they looked: of notes that
 * still stand, in conversations they see. Listed and counted by this one condition, or a badge counts what nobody finds.
 */
export function unseenMentions(scope: TenantScope, memberId: MemberId | null): RawBuilder<unknown> {
  return sql`mentions n
      JOIN conversations c ON c.tenant_id = n.tenant_id AND c.id = n.conversation_id
      JOIN messages m ON m.tenant_id = n.tenant_id AND m.conversation_id = n.conversation_id AND m.seq = n.seq
     WHERE n.tenant_id = ${scope.tenant.id} AND n.member_id = ${memberId}::uuid AND n.seen_at IS NULL
       AND m.deleted_at IS NULL AND ${visibleIn(scope)}`
}

/** Where a member was named and has not looked yet, newest first. */
export async function listUnseenMentions(scope: TenantScope, memberId: MemberId, limit: number): Promise<MentionRow[]> {
  const { rows } = await sql<MentionRow>`
    SELECT n.conversation_id, n.seq, m.author_name, m.body, n.created_at FROM ${unseenMentions(scope, memberId)}
     ORDER BY n.created_at DESC LIMIT ${limit}`.execute(scope.db)
  return rows
}

/** Those of `named` whose name stands in the text, or stood in neither: named by a program, not by "@" and a name. */
export async function listStillNamed(
  scope: TenantScope,
  named: readonly MemberId[],
  texts: { before: string; after: string },
): Promise<MemberId[]> {
  if (named.length === 0) return []
  const rows = await scope.db
    .selectFrom('members')
    .select(['id', 'name'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', 'in', [...named])
    .execute()
  const stands = (text: string, name: string) => text.includes(`@${name}`)
  const kept = rows.filter(({ name }) => stands(texts.after, name) || !stands(texts.before, name))
  return kept.map(({ id }) => id)
}
