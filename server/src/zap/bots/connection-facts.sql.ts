import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface ConnectionFacts {
  id: string
  driver: string
  groups: 'ignore' | 'read' | 'answer'
  history_days: number
  token_generation: number
}

/** What a connection says of its bot; undefined for none, or one that was ended. */
export async function findConnectionFacts(scope: TenantScope, id: string): Promise<ConnectionFacts | undefined> {
  const { rows } = await sql<ConnectionFacts>`
    SELECT id, driver, groups, history_days, token_generation FROM whatsapp_connections
     WHERE tenant_id = ${scope.tenant.id} AND id = ${id} AND deleted_at IS NULL`.execute(scope.db)
  return rows[0]
}

/** When the newest message of a connection was written; undefined: none yet. */
export async function findLastMessageAt(scope: TenantScope, connectionId: string): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`
    SELECT max(m.created_at) AS at
      FROM whatsapp_chats c
      JOIN whatsapp_messages w ON w.tenant_id = c.tenant_id AND w.chat_id = c.id
      JOIN messages m ON m.tenant_id = w.tenant_id AND m.conversation_id = w.conversation_id AND m.seq = w.seq
     WHERE c.tenant_id = ${scope.tenant.id} AND c.connection_id = ${connectionId}`.execute(scope.db)
  return rows[0]?.at ?? undefined
}
