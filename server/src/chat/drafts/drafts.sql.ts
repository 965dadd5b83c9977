import type { ConversationId, MemberId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface DraftRow {
  kind: 'text' | 'note'
  body: string
  updated_at: Date
}

interface DraftKey {
  memberId: MemberId
  conversationId: ConversationId
}

export async function findDraft(scope: TenantScope, at: DraftKey): Promise<DraftRow | undefined> {
  const row = await scope.db
    .selectFrom('drafts')
    .select(['kind', 'body', 'updated_at'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('member_id', '=', at.memberId)
    .where('conversation_id', '=', at.conversationId)
    .executeTakeFirst()
  return row
}

export async function upsertDraft(
  scope: TenantScope,
  at: DraftKey,
  draft: Pick<DraftRow, 'kind' | 'body'>,
): Promise<DraftRow> {
  const values = { ...draft, updated_at: scope.clock.now() }
  await scope.db
    .insertInto('drafts')
    .values({
      tenant_id: scope.tenant.id,
      member_id: at.memberId,
      conversation_id: at.conversationId,
      ...values,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'member_id', 'conversation_id']).doUpdateSet(values))
    .execute()
  return values
}

export async function deleteDraft(scope: TenantScope, at: DraftKey): Promise<void> {
  await scope.db
    .deleteFrom('drafts')
    .where('tenant_id', '=', scope.tenant.id)
    .where('member_id', '=', at.memberId)
    .where('conversation_id', '=', at.conversationId)
    .execute()
}

/** Those in conversations of these contacts. */
export async function deleteDraftsWith(scope: TenantScope, contactIds: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM drafts
     WHERE tenant_id = ${scope.tenant.id}
       AND conversation_id IN (SELECT c.id FROM conversations c
                                WHERE c.tenant_id = ${scope.tenant.id} AND c.contact_id = ANY (${contactIds}::uuid[]))`.execute(
    scope.db,
  )
  return Number(numAffectedRows ?? 0n)
}
