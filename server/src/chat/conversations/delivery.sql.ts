import type { Delivery } from '@recado/contracts/delivery'
import type { ConversationId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { ConversationRow } from './conversations.sql.ts'

type MessagePosition = { conversationId: ConversationId; seq: number }

/** Locks messages in their order: whoever writes what became of one holds its row. */
export async function lockMessages(
  scope: TenantScope,
  { conversationId, seqs }: { conversationId: ConversationId; seqs: readonly number[] },
): Promise<void> {
  await sql`
    SELECT 1 FROM messages m
     WHERE m.tenant_id = ${scope.tenant.id} AND m.conversation_id = ${conversationId} AND m.seq = ANY (${seqs}::bigint[])
     ORDER BY m.seq FOR NO KEY UPDATE`.execute(scope.db)
}

/**
 * What became of a message on its channel, as `data.delivery` and as an event. Says nothing when nothing changed, nor of a
 * message that was taken back.
 */
export async function recordDelivery(
  scope: TenantScope,
  { conversationId, seq }: MessagePosition,
  { state, problem, stuck, at }: Delivery,
): Promise<void> {
  const said = { state, problem, ...(stuck === undefined ? {} : { stuck }) }
  const delivery = { ...said, at: at.toISOString() }
  const { rows } = await sql<Pick<ConversationRow, 'inbox_id' | 'assignee_id' | 'team_id'>>`
    UPDATE messages m SET data = m.data || jsonb_build_object('delivery', ${JSON.stringify(delivery)}::jsonb)
      FROM conversations c
     WHERE m.tenant_id = ${scope.tenant.id} AND m.conversation_id = ${conversationId} AND m.seq = ${seq}
       AND m.deleted_at IS NULL
       AND coalesce(m.data -> 'delivery', '{}') - 'at' IS DISTINCT FROM ${JSON.stringify(said)}::jsonb
       AND c.tenant_id = m.tenant_id AND c.id = m.conversation_id
    RETURNING c.inbox_id, c.assignee_id, c.team_id`.execute(scope.db)
  const [place] = rows
  if (place === undefined) return
  await scope.events.emit('message.delivery_changed', { conversation_id: conversationId, ...place, seq, delivery })
}
