import type { ConversationId, MemberId, ScheduledMessageId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export type CancelReason = 'person' | 'resolved' | 'replied' | 'blocked' | 'author_gone' | 'erased'

export interface ScheduledMessageRow {
  id: ScheduledMessageId
  conversation_id: ConversationId
  member_id: MemberId
  body: string
  send_at: Date
  cancel_on_reply: boolean
  status: 'waiting' | 'sent' | 'cancelled'
  cancel_reason: CancelReason | null
  sent_seq: number | null
  created_at: Date
}

const COLUMNS = [
  ...(['id', 'conversation_id', 'member_id', 'body', 'send_at', 'cancel_on_reply'] as const),
  ...(['status', 'cancel_reason', 'sent_seq', 'created_at'] as const),
] as const

export async function insertScheduled(
  scope: TenantScope,
  scheduled: Pick<ScheduledMessageRow, 'id' | 'conversation_id' | 'member_id' | 'body' | 'send_at' | 'cancel_on_reply'>,
): Promise<ScheduledMessageRow> {
  const row = await scope.db
    .insertInto('scheduled_messages')
    .values({ tenant_id: scope.tenant.id, ...scheduled, created_at: scope.clock.now() })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
  return row
}

/**
 * Those of a conversation that will still go out, the next first: one that an answer makes pointless is no longer shown once
 * the customer has answered, though it ends only when it is due.
 */
export async function listWaiting(scope: TenantScope, conversationId: ConversationId): Promise<ScheduledMessageRow[]> {
  const rows = await scope.db
    .selectFrom('scheduled_messages')
    .select(COLUMNS)
    .where('tenant_id', '=', scope.tenant.id)
    .where('conversation_id', '=', conversationId)
    .where('status', '=', 'waiting')
    .where(({ and, exists, not, selectFrom }) =>
      not(
        and([
          sql<boolean>`scheduled_messages.cancel_on_reply`,
          exists(
            selectFrom('messages as m')
              .select('m.seq')
              .where('m.tenant_id', '=', scope.tenant.id)
              .where('m.conversation_id', '=', conversationId)
              .where('m.direction', '=', 'in')
              .whereRef('m.created_at', '>', 'scheduled_messages.created_at'),
          ),
        ]),
      ),
    )
    .orderBy('send_at')
    .limit(100)
    .execute()
  return rows
}

/** Locked until the transaction ends. */
export async function lockScheduled(
  scope: TenantScope,
  id: ScheduledMessageId,
): Promise<ScheduledMessageRow | undefined> {
  const row = await scope.db
    .selectFrom('scheduled_messages')
    .select(COLUMNS)
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row
}

export async function endScheduled(
  scope: TenantScope,
  id: ScheduledMessageId,
  end: { status: 'sent'; sent_seq: number } | { status: 'cancelled'; cancel_reason: CancelReason },
): Promise<void> {
  await scope.db
    .updateTable('scheduled_messages')
    .set(end)
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .execute()
}

/** What decides whether a scheduled message still makes sense, with the names it goes out under. */
export interface Circumstances {
  status: string
  blocked: boolean
  replied: boolean
  /** Null when whoever wrote it is no longer active. */
  author_name: string | null
}

export async function readCircumstances(scope: TenantScope, scheduled: ScheduledMessageRow): Promise<Circumstances> {
  const { rows } = await sql<Circumstances>`
    SELECT c.status, k.blocked,
           (SELECT mb.name FROM members mb
             WHERE mb.tenant_id = c.tenant_id AND mb.id = ${scheduled.member_id} AND mb.status = 'active') AS author_name,
           EXISTS (SELECT FROM messages m
                    WHERE m.tenant_id = c.tenant_id AND m.conversation_id = c.id AND m.direction = 'in'
                      AND m.created_at > ${scheduled.created_at}) AS replied
      FROM conversations c JOIN contacts k ON k.tenant_id = c.tenant_id AND k.id = c.contact_id
     WHERE c.tenant_id = ${scope.tenant.id} AND c.id = ${scheduled.conversation_id}
       FOR NO KEY UPDATE OF c`.execute(scope.db)
  const [row] = rows
  if (row === undefined) throw new Error('the conversation of a scheduled message is gone')
  return row
}

/** What was to be sent to these contacts is not; what was sent is no longer kept twice. */
export async function eraseScheduledTo(scope: TenantScope, contactIds: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`
    UPDATE scheduled_messages
       SET body = '', cancel_reason = CASE WHEN status = 'waiting' THEN 'erased' ELSE cancel_reason END,
           status = CASE WHEN status = 'waiting' THEN 'cancelled' ELSE status END
     WHERE tenant_id = ${scope.tenant.id} AND body <> ''
       AND conversation_id IN (SELECT c.id FROM conversations c
                                WHERE c.tenant_id = ${scope.tenant.id} AND c.contact_id = ANY (${contactIds}::uuid[]))`.execute(
    scope.db,
  )
  return Number(numAffectedRows ?? 0n)
}
