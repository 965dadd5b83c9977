import { sql } from 'kysely'
import type { TenantScope } from '../../../tenancy/tenant-scope.ts'
import type { Erasure } from './contact-erasures.sql.ts'

// What stands in the person's own conversations. Everything here bears repetition.

type Ids = Pick<Erasure, 'contact_ids'>

export interface MessagePlace {
  conversation_id: string
  seq: number
}

const BEGINNING: MessagePlace = { conversation_id: '00000000-0000-0000-0000-000000000000', seq: 0 }

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

/** Of a rating the stars stay, which say nothing of a person. */
export async function blankRatings(scope: TenantScope, { contact_ids }: Ids): Promise<void> {
  await scope.db
    .updateTable('ratings')
    .set({ comment: null })
    .where('tenant_id', '=', scope.tenant.id)
    .where('contact_id', 'in', contact_ids)
    .where('comment', 'is not', null)
    .execute()
}

/** Files that anybody sent in their conversations, and those they sent anywhere. */
export async function listFiles(scope: TenantScope, { contact_ids }: Ids, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT a.id FROM attachments a
      JOIN conversations c ON c.tenant_id = a.tenant_id AND c.id = a.conversation_id
     WHERE a.tenant_id = ${scope.tenant.id}
       AND (c.contact_id = ANY (${contact_ids}::uuid[]) OR a.uploader = ANY (${contact_ids.map((id) => `contact:${id}`)}::text[]))
     ORDER BY a.id LIMIT ${limit}`.execute(scope.db)
  return rows.map(({ id }) => id)
}

/** Drafts go; what was to be sent later is not, and what was is no longer kept twice. */
export async function endPlans(scope: TenantScope, { contact_ids }: Ids): Promise<number> {
  const theirs = sql`(SELECT c.id FROM conversations c
                       WHERE c.tenant_id = ${scope.tenant.id} AND c.contact_id = ANY (${contact_ids}::uuid[]))`
  const drafts = await sql`
    DELETE FROM drafts WHERE tenant_id = ${scope.tenant.id} AND conversation_id IN ${theirs}`.execute(scope.db)
  const scheduled = await sql`
    UPDATE scheduled_messages
       SET body = '', cancel_reason = CASE WHEN status = 'waiting' THEN 'erased' ELSE cancel_reason END,
           status = CASE WHEN status = 'waiting' THEN 'cancelled' ELSE status END
     WHERE tenant_id = ${scope.tenant.id} AND body <> '' AND conversation_id IN ${theirs}`.execute(scope.db)
  return Number((drafts.numAffectedRows ?? 0n) + (scheduled.numAffectedRows ?? 0n))
}

/**
 * What bots heard and said in their conversations goes; that a flow was there, how far it came and when stays. One that was
 * still going on is over. The tables are the flows'.
 */
export async function endFlows(scope: TenantScope, { contact_ids }: Ids): Promise<number> {
  const { rows } = await sql<{ changed: number }>`
    WITH theirs AS MATERIALIZED (
      SELECT s.id FROM flow_sessions s
        JOIN conversations c ON c.tenant_id = s.tenant_id AND c.id = s.conversation_id
       WHERE s.tenant_id = ${scope.tenant.id} AND c.contact_id = ANY (${contact_ids}::uuid[])
    ), sessions AS (
      UPDATE flow_sessions s
         SET state = NULL, answers = '[]', waits_for = NULL, expires_at = NULL, status = 'closed',
             end_reason = coalesce(s.end_reason, 'stopped'), ended_at = coalesce(s.ended_at, ${scope.clock.now()}::timestamptz)
        FROM theirs t WHERE s.tenant_id = ${scope.tenant.id} AND s.id = t.id
      RETURNING 1
    ), steps AS (
      UPDATE flow_steps p SET event = jsonb_build_object('type', p.event -> 'type'), error = NULL
        FROM theirs t WHERE p.tenant_id = ${scope.tenant.id} AND p.session_id = t.id
      RETURNING 1
    ), effects AS (
      UPDATE flow_effects e
         SET payload = '{}', result = NULL, error = NULL,
             status = CASE WHEN e.status IN ('pending', 'running') THEN 'cancelled' ELSE e.status END
        FROM theirs t WHERE e.tenant_id = ${scope.tenant.id} AND e.session_id = t.id
      RETURNING 1
    ), timers AS (
      UPDATE flow_timers w SET status = 'cancelled'
        FROM theirs t WHERE w.tenant_id = ${scope.tenant.id} AND w.session_id = t.id AND w.status = 'waiting'
      RETURNING 1
    )
    SELECT (SELECT count(*) FROM sessions) + (SELECT count(*) FROM steps) + (SELECT count(*) FROM effects) AS changed`.execute(
    scope.db,
  )
  return rows[0]?.changed ?? 0
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
