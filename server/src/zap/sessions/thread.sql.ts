import type { ConversationId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { ThreadRow } from './read-happenings.ts'

// What sessions read of conversations' threads; the table is written by the conversations alone.

/** Messages after a number, in order: at most `limit`. */
export async function listThreadAfter(
  scope: TenantScope,
  { conversationId, after, limit }: { conversationId: ConversationId; after: number; limit: number },
): Promise<ThreadRow[]> {
  const rows = await scope.db
    .selectFrom('messages')
    .select(['seq', 'direction', 'kind', 'author_kind', 'author_id', 'body', 'attachments', 'data', 'created_at'])
    .$narrowType<Pick<ThreadRow, 'attachments' | 'author_kind' | 'data' | 'direction' | 'kind'>>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('conversation_id', '=', conversationId)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows
}

/** Since when a matter is going on that has no session, and whether a person of the company spoke in it. */
export interface Matter {
  /** Number of the message before its first: of the last resolution, or of what the last session heard. */
  floor: number
  humanSpoke: boolean
}

export async function readMatter(scope: TenantScope, conversationId: ConversationId): Promise<Matter> {
  const { id: tenant } = scope.tenant
  const { rows } = await sql<{ resolved: number; heard: number; human: number }>`
    SELECT coalesce((SELECT m.seq FROM messages m
                      WHERE m.tenant_id = ${tenant} AND m.conversation_id = ${conversationId} AND m.kind = 'event'
                        AND m.data ->> 'event' = 'status_changed' AND m.data ->> 'to' = 'resolved'
                      ORDER BY m.seq DESC LIMIT 1), 0) AS resolved,
           coalesce((SELECT max(f.heard_seq) FROM flow_sessions f
                      WHERE f.tenant_id = ${tenant} AND f.conversation_id = ${conversationId}), 0) AS heard,
           coalesce((SELECT m.seq FROM messages m
                      WHERE m.tenant_id = ${tenant} AND m.conversation_id = ${conversationId} AND m.direction = 'out'
                        AND m.author_kind IN ('member', 'api')
                      ORDER BY m.seq DESC LIMIT 1), 0) AS human`.execute(scope.db)
  const { resolved = 0, heard = 0, human = 0 } = rows[0] ?? {}
  return { floor: Math.max(resolved, heard), humanSpoke: human > resolved }
}
