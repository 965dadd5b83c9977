import type { MessageAttachment } from '@recado/contracts/messages'
import { sql } from 'kysely'
import type { TenantScope } from '../../../tenancy/tenant-scope.ts'
import { messageWords } from './message-words.ts'

interface Wordless {
  conversation_id: string
  seq: number
  body: string
  attachments: MessageAttachment[]
}

/**
 * Makes the words of up to `limit` messages that have none, the newest first: those of before words were kept, and those whose
 * text was changed by a statement. One that is being changed now is left to whoever changes it.
 * @returns how many it was; fewer than `limit`: no more are left
 */
export async function fillWords(scope: TenantScope, limit: number): Promise<number> {
  const { rows } = await sql<Wordless>`
    SELECT m.conversation_id, m.seq, m.body, m.attachments FROM messages m
     WHERE m.tenant_id = ${scope.tenant.id} AND m.words IS NULL
     ORDER BY m.created_at DESC, m.id DESC LIMIT ${limit} FOR NO KEY UPDATE SKIP LOCKED`.execute(scope.db)
  if (rows.length === 0) return 0
  await sql`
    UPDATE messages m SET words = w.words::tsvector
      FROM unnest(${rows.map((row) => row.conversation_id)}::uuid[], ${rows.map(({ seq }) => seq)}::bigint[],
                  ${rows.map(messageWords)}::text[]) w (conversation_id, seq, words)
     WHERE m.tenant_id = ${scope.tenant.id} AND m.conversation_id = w.conversation_id AND m.seq = w.seq`.execute(
    scope.db,
  )
  return rows.length
}
