import type { Delivery } from '@recado/contracts/delivery'
import type { ConversationId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import { newId } from '../../platform/ids.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

type Place = { conversationId: ConversationId; seq: number }

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
 * What became of a message on its channel, as `data.delivery` and as an event, in one statement. Says nothing when nothing
 * changed, nor of a message that was taken back.
 */
export async function recordDelivery(
  scope: TenantScope,
  { conversationId, seq }: Place,
  { state, problem, stuck, at }: Delivery,
): Promise<void> {
  const said = { state, problem, ...(stuck === undefined ? {} : { stuck }) }
  const delivery = JSON.stringify({ ...said, at: at.toISOString() })
  const { rows } = await sql`
    WITH changed AS (
      UPDATE messages m SET data = m.data || jsonb_build_object('delivery', ${delivery}::jsonb)
       WHERE m.tenant_id = ${scope.tenant.id} AND m.conversation_id = ${conversationId} AND m.seq = ${seq}
         AND m.deleted_at IS NULL
         AND coalesce(m.data -> 'delivery', '{}') - 'at' IS DISTINCT FROM ${JSON.stringify(said)}::jsonb
      RETURNING m.tenant_id, m.conversation_id, m.seq
    )
    INSERT INTO recado.outbox (id, tenant_id, kind, name, payload, created_at)
    SELECT ${newId<string>()}::uuid, m.tenant_id, 'event', 'message.delivery_changed',
           jsonb_build_object('conversation_id', c.id, 'inbox_id', c.inbox_id, 'assignee_id', c.assignee_id,
                              'team_id', c.team_id, 'seq', m.seq, 'delivery', ${delivery}::jsonb), ${scope.clock.now()}::timestamptz
      FROM changed m JOIN conversations c ON c.tenant_id = m.tenant_id AND c.id = m.conversation_id
    RETURNING id`.execute(scope.db)
  if (rows.length > 0) scope.events.wrote()
}
