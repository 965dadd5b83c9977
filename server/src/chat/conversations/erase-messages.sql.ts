import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

// What an erasure does to conversations of a person. Everything here bears repetition.

type Ids = { contact_ids: readonly string[] }

export interface MessagePlace {
  conversation_id: string
  seq: number
}

export const BEGINNING: MessagePlace = { conversation_id: '00000000-0000-0000-0000-000000000000', seq: 0 }

/**
 * What contacts wrote becomes tombstones: the numbers stay; words, names and the channel's ids (which may hold a phone) go.
 * The files of everybody are gone, so no message names one.
 */
export async function blankMessages(
  scope: TenantScope,
  { contact_ids }: Ids,
  { conversation_id, seq }: MessagePlace = BEGINNING,
  limit: number,
): Promise<{ changed: number; last: MessagePlace | undefined; seen: number }> {
  const { rows } = await sql<{ changed: number; seen: number; last: MessagePlace | null }>`
    WITH page AS MATERIALIZED (
      SELECT m.conversation_id, m.seq
        FROM conversations c
        JOIN messages m ON m.tenant_id = c.tenant_id AND m.conversation_id = c.id
       WHERE c.tenant_id = ${scope.tenant.id} AND c.contact_id = ANY (${contact_ids}::uuid[])
         AND (m.conversation_id, m.seq) > (${conversation_id}::uuid, ${seq}::bigint)
       ORDER BY m.conversation_id, m.seq LIMIT ${limit}
    ), theirs AS (
      UPDATE messages m
         SET body = '', attachments = '[]', data = '{}', words = '', author_name = '', external_id = NULL, content_hash = '',
             client_id = 'erased:' || m.id, deleted_at = coalesce(m.deleted_at, ${scope.clock.now()}::timestamptz)
        FROM page p
       WHERE m.tenant_id = ${scope.tenant.id} AND m.conversation_id = p.conversation_id AND m.seq = p.seq
         AND m.author_kind = 'contact'
      RETURNING 1
    ), sent AS (
      UPDATE messages m SET attachments = '[]', content_hash = ''
        FROM page p
       WHERE m.tenant_id = ${scope.tenant.id} AND m.conversation_id = p.conversation_id AND m.seq = p.seq
         AND m.author_kind <> 'contact' AND m.attachments <> '[]'
      RETURNING 1
    )
    SELECT (SELECT count(*) FROM theirs) + (SELECT count(*) FROM sent) AS changed, (SELECT count(*) FROM page) AS seen,
           (SELECT to_jsonb(p) FROM page p ORDER BY p.conversation_id DESC, p.seq DESC LIMIT 1) AS last`.execute(
    scope.db,
  )
  const [row = { changed: 0, seen: 0, last: null }] = rows
  return { ...row, last: row.last ?? undefined }
}

/** Lists show the last message's beginning, or its file's name: where they wrote it or nothing is left of it, it goes too. */
export async function blankPreviews(scope: TenantScope, { contact_ids }: Ids): Promise<void> {
  await sql`
    UPDATE conversations c SET last_message_preview = ''
     WHERE c.tenant_id = ${scope.tenant.id} AND c.contact_id = ANY (${contact_ids}::uuid[]) AND c.last_message_preview <> ''
       AND (c.last_message_direction = 'in'
            OR NOT EXISTS (SELECT FROM messages m
                            WHERE m.tenant_id = c.tenant_id AND m.conversation_id = c.id AND m.seq = c.last_message_seq
                              AND m.body <> ''))`.execute(scope.db)
}
