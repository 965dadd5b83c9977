import type { ConversationId, MemberId, TeamId } from '@recado/contracts/ids'
import { type RawBuilder, sql } from 'kysely'
import { prepareStatement } from '../../platform/database/prepared-statement.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { MessageRow } from './message-row.ts'
import { visibleTo } from './visibility.sql.ts'

/** What `storeMessage` is told; times as ISO strings, so that the driver need not format them. */
export interface StoreMessageValues {
  tenant: string
  conversation: ConversationId
  sight: string
  viewer: MemberId | null
  id: string
  client: string
  hash: string
  external: string | null
  direction: string
  kind: string
  authorKind: string
  author: string | null
  authorName: string
  body: string
  /** Whether the author's signature goes beneath. */
  signed: boolean
  preview: string
  attachments: string
  mentions: readonly string[]
  replyTo: number | null
  data: string
  at: string
  now: string
  event: string
  inbound: boolean
  /** An answer that a customer waited for: of a person or of a program in a person's name, not of a bot. */
  answer: boolean
  /** False for what merely happened: it does not move the conversation in lists. */
  moves: boolean
}

export interface StoredMessage extends MessageRow {
  duplicate: boolean
  /** The duplicate has this client_id in this conversation; otherwise it was found by its external id. */
  same_client: boolean
  assignee_id: MemberId | null
  team_id: TeamId | null
  reopened: boolean
}

/**
 * The whole of accepting a message in one statement: it takes the conversation's next number (the row's lock is the
 * order), stores the message, moves the conversation, writes the event beside its cause. A message that is stored already
 * is given back instead. No row: there is no such conversation for this viewer, or no message that is replied to.
 *
 * Two with one client_id at the same instant: the second waits for the first, does not see it (its snapshot is older) and
 * fails on the unique index (23505); whoever calls tries again in a new transaction.
 */
const statement = prepareStatement<StoreMessageValues, StoredMessage>(
  (p) => sql<StoredMessage>`
  WITH existing AS (
    SELECT m.*, true AS same_client FROM messages m
     WHERE m.tenant_id = ${p.tenant} AND m.conversation_id = ${p.conversation} AND m.client_id = ${p.client}
    UNION ALL
    SELECT m.*, false FROM conversations c
      JOIN messages m ON m.tenant_id = c.tenant_id AND m.inbox_id = c.inbox_id AND m.external_id = ${p.external}::text
     WHERE c.tenant_id = ${p.tenant} AND c.id = ${p.conversation}
  ), taken AS (
    UPDATE conversations c SET
      last_seq = c.last_seq + 1,
      inbound_count = c.inbound_count + CASE WHEN ${p.inbound} THEN 1 ELSE 0 END,
      status = CASE WHEN ${p.inbound} AND c.status IN ('resolved', 'snoozed') THEN 'open' ELSE c.status END,
      reopened_seq = CASE WHEN ${p.inbound} AND c.status IN ('resolved', 'snoozed') THEN c.last_seq + 1
                          ELSE c.reopened_seq END,
      snoozed_until = CASE WHEN ${p.inbound} THEN NULL ELSE c.snoozed_until END,
      resolved_at = CASE WHEN ${p.inbound} THEN NULL ELSE c.resolved_at END,
      waiting_since = CASE WHEN ${p.inbound} THEN coalesce(c.waiting_since, ${p.at}::timestamptz)
                           WHEN ${p.answer} THEN NULL ELSE c.waiting_since END,
      first_response_at = CASE WHEN ${p.answer} THEN coalesce(c.first_response_at, ${p.at}::timestamptz)
                               ELSE c.first_response_at END,
      last_message_seq = CASE WHEN ${p.moves} THEN c.last_seq + 1 ELSE c.last_message_seq END,
      last_message_at = CASE WHEN ${p.moves} THEN greatest(c.last_message_at, ${p.at}::timestamptz)
                             ELSE c.last_message_at END,
      last_message_preview = CASE WHEN ${p.moves} THEN ${p.preview}::text ELSE c.last_message_preview END,
      last_message_direction = CASE WHEN ${p.moves} THEN ${p.direction}::text ELSE c.last_message_direction END,
      updated_at = ${p.now}::timestamptz
     WHERE c.tenant_id = ${p.tenant} AND c.id = ${p.conversation}
       AND ${visibleTo(p)}
       AND NOT EXISTS (SELECT FROM existing)
       AND (${p.replyTo}::bigint IS NULL OR ${p.replyTo}::bigint <= c.last_seq)
    RETURNING c.last_seq, c.inbox_id, c.assignee_id, c.team_id, c.reopened_seq
  ), stored AS (
    INSERT INTO messages (tenant_id, conversation_id, seq, id, client_id, content_hash, inbox_id, external_id, direction,
                          kind, author_kind, author_id, author_name, body, attachments, mentions, reply_to_seq, data,
                          created_at)
    SELECT ${p.tenant}::uuid, ${p.conversation}::uuid, t.last_seq, ${p.id}::uuid, ${p.client}::text, ${p.hash}::text,
           t.inbox_id, ${p.external}::text, ${p.direction}::text, ${p.kind}::text, ${p.authorKind}::text,
           ${p.author}::uuid, ${p.authorName}::text,
           ${p.body}::text || CASE WHEN ${p.signed}::boolean THEN coalesce(
             (SELECT E'\n\n' || mb.signature FROM members mb
               WHERE mb.tenant_id = ${p.tenant} AND mb.id = ${p.author}::uuid AND mb.signature <> ''), '') ELSE '' END,
           ${p.attachments}::jsonb, ${p.mentions}::uuid[], ${p.replyTo}::bigint, ${p.data}::jsonb, ${p.at}::timestamptz
      FROM taken t
    RETURNING *
  ), told AS (
    INSERT INTO recado.outbox (id, tenant_id, kind, name, payload, created_at)
    SELECT ${p.event}::uuid, m.tenant_id, 'event', 'message.created',
           ${messageEventJson('m', 't')}, ${p.now}::timestamptz
      FROM stored m, taken t
  ), mentioned AS (
    INSERT INTO mentions (tenant_id, member_id, conversation_id, seq, created_at)
    SELECT m.tenant_id, unnest(m.mentions), m.conversation_id, m.seq, ${p.now}::timestamptz FROM stored m
  )
  SELECT m.*, false AS duplicate, false AS same_client, t.assignee_id, t.team_id,
         coalesce(t.reopened_seq = m.seq, false) AS reopened
    FROM stored m, taken t
  UNION ALL
  SELECT ${columns('m')}, true, m.same_client, c.assignee_id, c.team_id, false
    FROM existing m JOIN conversations c ON c.tenant_id = m.tenant_id AND c.id = ${p.conversation}
   WHERE ${visibleTo(p)}`,
)

export async function storeMessage(scope: TenantScope, values: StoreMessageValues): Promise<StoredMessage | undefined> {
  const rows = await statement(scope.db as never, values)
  const stored = rows.find((row) => row.same_client) ?? rows[0]
  if (stored !== undefined && !stored.duplicate) scope.events.wrote()
  return stored
}

/** What a message looks like to others, out of its row; `presentMessage` says the same of a row that was read. */
export function messageJson(row: string): RawBuilder<unknown> {
  const m = (column: string) => sql.ref(`${row}.${column}`)
  return sql`jsonb_build_object(
    'id', ${m('id')}, 'conversation_id', ${m('conversation_id')}, 'seq', ${m('seq')}, 'client_id', ${m('client_id')},
    'kind', ${m('kind')}, 'direction', ${m('direction')}, 'author', jsonb_build_object(
      'kind', ${m('author_kind')}, 'name', ${m('author_name')},
      'member_id', CASE ${m('author_kind')} WHEN 'member' THEN ${m('author_id')} END,
      'contact_id', CASE ${m('author_kind')} WHEN 'contact' THEN ${m('author_id')} END),
    'body', ${m('body')}, 'attachments', ${m('attachments')}, 'mentions', ${m('mentions')},
    'reply_to_seq', ${m('reply_to_seq')}, 'data', ${m('data')}, 'created_at', ${m('created_at')},
    'edited_at', ${m('edited_at')}, 'deleted_at', ${m('deleted_at')})`
}

/** The data of message.created, .edited and .deleted, out of the rows of the message and of its conversation. */
export function messageEventJson(message: string, conversation: string): RawBuilder<unknown> {
  const m = (column: string) => sql.ref(`${message}.${column}`)
  const c = (column: string) => sql.ref(`${conversation}.${column}`)
  return sql`jsonb_build_object(
    'conversation_id', ${m('conversation_id')}, 'inbox_id', ${m('inbox_id')}, 'assignee_id', ${c('assignee_id')},
    'team_id', ${c('team_id')}, 'message', ${messageJson(message)})`
}

/** Columns of messages in the order of the table, as `SELECT *` gives them. */
function columns(row: string): RawBuilder<unknown> {
  return sql.join(
    [
      ...['tenant_id', 'conversation_id', 'seq', 'id', 'client_id', 'content_hash', 'inbox_id', 'external_id'],
      ...['direction', 'kind', 'author_kind', 'author_id', 'author_name', 'body', 'attachments', 'mentions'],
      ...['reply_to_seq', 'data', 'created_at', 'edited_at', 'deleted_at'],
    ].map((column) => sql.ref(`${row}.${column}`)),
  )
}
