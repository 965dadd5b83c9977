import type { ConversationId } from '@recado/contracts/ids'
import type { MessageAttachment } from '@recado/contracts/messages'
import { sql } from 'kysely'
import type { CursorPlace } from '../../../platform/cursor.ts'
import type { TenantScope } from '../../../tenancy/tenant-scope.ts'
import { visibleIn } from '../visibility.sql.ts'

export interface FoundMessage {
  conversation_id: ConversationId
  seq: number
  id: string
  created_at: Date
  author_name: string
  contact_id: string
  contact_name: string
  body: string
  attachments: MessageAttachment[]
}

/** Longest that a search may take: one tenant's broad words must not keep the others' connections. */
const SEARCH_TIMEOUT_MS = 3_000

/**
 * Looks at `scan` places that a tsquery finds, newest first, and gives back the first `limit` of them that the actor may see.
 * @throws 57014 when it takes too long
 */
export async function searchMessagePlaces(
  scope: TenantScope,
  query: { words: string; before: CursorPlace; scan: number; limit: number },
): Promise<{ found: FoundMessage[]; scanned: number; last: CursorPlace | undefined }> {
  const limits = sql`SELECT set_config('statement_timeout', ${String(SEARCH_TIMEOUT_MS)}, true)`.execute(scope.db)
  const { before } = query
  const search = sql<FoundMessage & { scanned: number; last_at: Date | null; last_id: string }>`
    WITH places AS MATERIALIZED (
      SELECT * FROM search_messages(${query.words}::tsquery, ${before.at}, ${before.id}, ${query.scan})
    ), seen AS MATERIALIZED (
      SELECT p.*, c.contact_id FROM places p
        JOIN conversations c ON c.tenant_id = ${scope.tenant.id} AND c.id = p.conversation_id AND ${visibleIn(scope)}
       ORDER BY p.created_at DESC, p.id DESC LIMIT ${query.limit}
    ), last AS (
      SELECT created_at AS last_at, id AS last_id FROM places ORDER BY created_at, id LIMIT 1
    )
    SELECT s.scanned, last.*, f.* FROM (SELECT count(*) AS scanned FROM places) s
      LEFT JOIN last ON true
      LEFT JOIN (
        SELECT v.conversation_id, v.seq, v.id, v.created_at, m.author_name, k.id AS contact_id, k.name AS contact_name,
               m.body, m.attachments
          FROM seen v
          JOIN messages m ON m.tenant_id = ${scope.tenant.id} AND m.conversation_id = v.conversation_id AND m.seq = v.seq
          JOIN contacts k ON k.tenant_id = ${scope.tenant.id} AND k.id = v.contact_id
      ) f ON true
     ORDER BY f.created_at DESC, f.id DESC`.execute(scope.db)
  const [, { rows }] = await Promise.all([limits, search])
  await sql`SELECT set_config('statement_timeout', '0', true)`.execute(scope.db)
  const found = rows.filter(({ seq }) => (seq as number | null) !== null)
  const { scanned = 0, last_at = null, last_id = '' } = rows[0] ?? {}
  return { found, scanned, last: last_at === null ? undefined : { at: last_at, id: last_id } }
}
