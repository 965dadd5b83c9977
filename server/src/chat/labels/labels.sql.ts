import type { ConversationId, LabelId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface LabelRow {
  id: LabelId
  name: string
  colour: string
  created_at: Date
}

const COLUMNS = ['id', 'name', 'colour', 'created_at'] as const

export async function listLabels(scope: TenantScope): Promise<LabelRow[]> {
  const rows = await scope.db
    .selectFrom('labels')
    .select(COLUMNS)
    .where('tenant_id', '=', scope.tenant.id)
    .orderBy('name')
    .execute()
  return rows
}

export async function countLabels(scope: TenantScope): Promise<number> {
  const row = await scope.db
    .selectFrom('labels')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', scope.tenant.id)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Undefined when the name is taken, or one that looks like it (`name_key()` of the tables). */
export async function insertLabel(
  scope: TenantScope,
  label: Pick<LabelRow, 'id' | 'name' | 'colour'>,
): Promise<LabelRow | undefined> {
  const row = await scope.db
    .insertInto('labels')
    .values({ tenant_id: scope.tenant.id, ...label, created_at: scope.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning(COLUMNS)
    .executeTakeFirst()
  return row
}

/** Undefined when there is none. @throws 23505 when the name is taken */
export async function updateLabelRow(
  scope: TenantScope,
  id: LabelId,
  changes: Pick<LabelRow, 'name' | 'colour'>,
): Promise<LabelRow | undefined> {
  const row = await scope.db
    .updateTable('labels')
    .set(changes)
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .returning(COLUMNS)
    .executeTakeFirst()
  return row
}

export async function deleteLabelRow(scope: TenantScope, id: LabelId): Promise<LabelRow | undefined> {
  const row = await scope.db
    .deleteFrom('labels')
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .returning(COLUMNS)
    .executeTakeFirst()
  return row
}

/** @returns which of `ids` are labels of the tenant, and how many of them the conversation did not have. */
export async function insertConversationLabels(
  scope: TenantScope,
  conversationId: ConversationId,
  ids: readonly LabelId[],
): Promise<{ known: LabelId[]; added: number }> {
  const { rows } = await sql<{ known: LabelId[]; added: number }>`
    WITH known AS (
      SELECT l.id FROM labels l WHERE l.tenant_id = ${scope.tenant.id} AND l.id = ANY(${ids}::uuid[])
    ), added AS (
      INSERT INTO conversation_labels (tenant_id, conversation_id, label_id)
      SELECT ${scope.tenant.id}, ${conversationId}, id FROM known
      ON CONFLICT DO NOTHING
      RETURNING label_id
    )
    SELECT ARRAY(SELECT id FROM known) AS known, (SELECT count(*) FROM added) AS added`.execute(scope.db)
  return rows[0] ?? { known: [], added: 0 }
}

/** @returns how many of `ids` the conversation had. */
export async function deleteConversationLabels(
  scope: TenantScope,
  conversationId: ConversationId,
  ids: readonly LabelId[],
): Promise<number> {
  if (ids.length === 0) return 0
  const { numDeletedRows } = await scope.db
    .deleteFrom('conversation_labels')
    .where('tenant_id', '=', scope.tenant.id)
    .where('conversation_id', '=', conversationId)
    .where('label_id', 'in', [...ids])
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Whether the inbox of a conversation wants a label before it is resolved, and whether it has one. */
export async function readLabelRule(
  scope: TenantScope,
  conversationId: ConversationId,
): Promise<{ required: boolean; labelled: boolean }> {
  const { rows } = await sql<{ required: boolean; labelled: boolean }>`
    SELECT i.label_required_on_resolve AS required,
           EXISTS (SELECT FROM conversation_labels l
                    WHERE l.tenant_id = c.tenant_id AND l.conversation_id = c.id) AS labelled
      FROM conversations c JOIN inboxes i ON i.tenant_id = c.tenant_id AND i.id = c.inbox_id
     WHERE c.tenant_id = ${scope.tenant.id} AND c.id = ${conversationId}`.execute(scope.db)
  return rows[0] ?? { required: false, labelled: false }
}
