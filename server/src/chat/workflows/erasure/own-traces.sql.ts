import type { AttachmentId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../../tenancy/tenant-scope.ts'
import { BEGINNING, type MessagePlace } from '../../conversations/index.ts'
import type { Erasure } from './contact-erasures.sql.ts'

// What is read of the person's own conversations; what is written, the owners of the tables write.

type Ids = Pick<Erasure, 'contact_ids'>

export interface SaidRow extends MessagePlace {
  author_name: string
  body: string
  data: unknown
}

/** What they wrote, in the order of places. */
export async function listSaid(
  scope: TenantScope,
  { contact_ids }: Ids,
  { conversation_id, seq }: MessagePlace = BEGINNING,
  limit: number,
): Promise<SaidRow[]> {
  const { rows } = await sql<SaidRow>`
    SELECT m.conversation_id, m.seq, m.author_name, m.body, m.data
      FROM conversations c
      JOIN messages m ON m.tenant_id = c.tenant_id AND m.conversation_id = c.id
     WHERE c.tenant_id = ${scope.tenant.id} AND c.contact_id = ANY (${contact_ids}::uuid[]) AND m.author_kind = 'contact'
       AND (m.conversation_id, m.seq) > (${conversation_id}::uuid, ${seq}::bigint)
     ORDER BY m.conversation_id, m.seq LIMIT ${limit}`.execute(scope.db)
  return rows
}

/** Files that anybody sent in their conversations, and those they sent anywhere. */
export async function listFiles(scope: TenantScope, { contact_ids }: Ids, limit: number): Promise<AttachmentId[]> {
  const { rows } = await sql<{ id: AttachmentId }>`
    SELECT a.id FROM attachments a
      JOIN conversations c ON c.tenant_id = a.tenant_id AND c.id = a.conversation_id
     WHERE a.tenant_id = ${scope.tenant.id}
       AND (c.contact_id = ANY (${contact_ids}::uuid[]) OR a.uploader = ANY (${contact_ids.map((id) => `contact:${id}`)}::text[]))
     ORDER BY a.id LIMIT ${limit}`.execute(scope.db)
  return rows.map(({ id }) => id)
}

/** Conversations by whose they are: the person's, and those of contacts who share something with them. */
export async function listConversations(
  scope: TenantScope,
  { contact_ids, bearer_ids }: Pick<Erasure, 'contact_ids' | 'bearer_ids'>,
): Promise<{ own: { id: string; protocol: string }[]; bearers: string[] }> {
  const { rows } = await sql<{ id: string; protocol: string; own: boolean }>`
    SELECT id, protocol, contact_id = ANY (${contact_ids}::uuid[]) AS own FROM conversations
     WHERE tenant_id = ${scope.tenant.id} AND contact_id = ANY (${[...contact_ids, ...bearer_ids]}::uuid[])`.execute(
    scope.db,
  )
  return { own: rows.filter(({ own }) => own), bearers: rows.filter(({ own }) => !own).map(({ id }) => id) }
}
