import type { ConversationId, MemberId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import { newId } from '../../platform/ids.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { MessageRow } from './message-row.ts'
import { visibleIn } from './visibility.sql.ts'

const COLUMNS = [
  'conversation_id',
  'seq',
  'id',
  'client_id',
  'content_hash',
  'inbox_id',
  'external_id',
  'direction',
  'kind',
  'author_kind',
  'author_id',
  'author_name',
  'body',
  'attachments',
  'mentions',
  'reply_to_seq',
  'data',
  'created_at',
  'edited_at',
  'deleted_at',
]
const ofMessage = sql.join(COLUMNS.map((column) => sql.ref(`m.${column}`)))

export type ThreadPart = { after: number } | { before: number } | 'end'

/**
 * Messages of a conversation in their order: those after a number, those before one, or the last; a walk along the primary
 * key. @returns undefined when the conversation is out of sight.
 */
export async function listThread(
  scope: TenantScope,
  id: ConversationId,
  part: ThreadPart,
  limit: number,
): Promise<{ last_seq: number; messages: MessageRow[] } | undefined> {
  const forward = part !== 'end' && 'after' in part
  const range =
    part === 'end'
      ? sql``
      : forward
        ? sql`AND m.seq > ${part.after}`
        : sql`AND m.seq < ${'before' in part ? part.before : 0}`
  const { rows } = await sql<MessageRow & { last_seq: number; seq: number | null }>`
    SELECT c.last_seq, m.* FROM conversations c
      LEFT JOIN LATERAL (
        SELECT ${ofMessage} FROM messages m
         WHERE m.tenant_id = ${scope.tenant.id} AND m.conversation_id = ${id} ${range}
         ORDER BY m.seq ${forward ? sql`` : sql`DESC`} LIMIT ${limit}) m ON true
     WHERE c.tenant_id = ${scope.tenant.id} AND c.id = ${id} AND ${visibleIn(scope)}`.execute(scope.db)
  const [first] = rows
  if (first === undefined) return undefined
  const messages = rows.filter(({ seq }) => seq !== null).sort((a, b) => a.seq - b.seq)
  return { last_seq: first.last_seq, messages }
}

/** @returns undefined when it does not exist, whoever may see it. */
export async function findMessage(
  scope: TenantScope,
  at: { conversationId: ConversationId; seq: number },
): Promise<MessageRow | undefined> {
  const { rows } = await sql<MessageRow>`
    SELECT ${ofMessage} FROM messages m
     WHERE m.tenant_id = ${scope.tenant.id} AND m.conversation_id = ${at.conversationId} AND m.seq = ${at.seq}`.execute(
    scope.db,
  )
  return rows[0]
}

/** Locked until the transaction ends. @returns undefined when it does not exist or is out of sight. */
export async function lockMessage(
  scope: TenantScope,
  at: { conversationId: ConversationId; seq: number },
): Promise<MessageRow | undefined> {
  const { rows } = await sql<MessageRow>`
    SELECT ${ofMessage} FROM messages m
      JOIN conversations c ON c.tenant_id = m.tenant_id AND c.id = m.conversation_id
     WHERE m.tenant_id = ${scope.tenant.id} AND m.conversation_id = ${at.conversationId} AND m.seq = ${at.seq}
       AND ${visibleIn(scope)}
     FOR NO KEY UPDATE OF m`.execute(scope.db)
  return rows[0]
}

/** What changes of a message, in its row, in the list's preview, in whom it names and in the event, all in one statement. */
export async function changeMessage(
  scope: TenantScope,
  message: MessageRow,
  change: {
    event: 'message.edited' | 'message.deleted'
    body: string
    preview: string
    mentions: readonly MemberId[]
    words: string
    /** Of a deletion: what is shown in the place of its content. */
    data?: Readonly<Record<string, unknown>>
  },
): Promise<MessageRow> {
  const now = scope.clock.now()
  const deleted = change.event === 'message.deleted'
  const content = deleted
    ? sql`deleted_at = ${now}, body = '', attachments = '[]', words = '',
          data = ${JSON.stringify(change.data ?? {})}::jsonb`
    : sql`edited_at = ${now}, body = ${change.body}, words = ${change.words}::tsvector`
  const { rows } = await sql<MessageRow>`
    WITH changed AS (
      UPDATE messages m SET ${content}, mentions = ${change.mentions}::uuid[]
       WHERE m.tenant_id = ${scope.tenant.id} AND m.conversation_id = ${message.conversation_id} AND m.seq = ${message.seq}
      RETURNING m AS whole, m.*
    ), shown AS (
      UPDATE conversations c SET last_message_preview = ${change.preview}, updated_at = ${now}
       WHERE c.tenant_id = ${scope.tenant.id} AND c.id = ${message.conversation_id} AND c.last_message_seq = ${message.seq}
    ), taken_back AS (
      DELETE FROM mentions n
       WHERE n.tenant_id = ${scope.tenant.id} AND n.conversation_id = ${message.conversation_id} AND n.seq = ${message.seq}
         AND n.member_id <> ALL(${change.mentions}::uuid[])
    ), named AS (
      INSERT INTO mentions (tenant_id, member_id, conversation_id, seq, created_at)
      SELECT ${scope.tenant.id}, member_id, ${message.conversation_id}, ${message.seq}, ${now}
        FROM unnest(${change.mentions}::uuid[]) AS member_id
      ON CONFLICT DO NOTHING
    ), told AS (
      INSERT INTO recado.outbox (id, tenant_id, kind, name, payload, created_at)
      SELECT ${newId<string>()}::uuid, m.tenant_id, 'event', ${change.event}, message_event(m.whole, c.assignee_id, c.team_id), ${now}::timestamptz
        FROM changed m JOIN conversations c ON c.tenant_id = m.tenant_id AND c.id = m.conversation_id
    )
    SELECT ${ofMessage} FROM changed m`.execute(scope.db)
  const [row] = rows
  if (row === undefined) throw new Error('a locked message is gone')
  scope.events.wrote()
  return row
}

/** What is shown beside a message's words changes; its words do not, and it counts as no edit. */
export async function setMessageData(
  scope: TenantScope,
  { conversation_id: conversationId, seq }: Pick<MessageRow, 'conversation_id' | 'seq'>,
  data: Record<string, unknown>,
): Promise<void> {
  await sql`
    WITH changed AS (
      UPDATE messages m SET data = ${JSON.stringify(data)}::jsonb
       WHERE m.tenant_id = ${scope.tenant.id} AND m.conversation_id = ${conversationId} AND m.seq = ${seq}
      RETURNING m AS whole, m.*
    )
    INSERT INTO recado.outbox (id, tenant_id, kind, name, payload, created_at)
    SELECT ${newId<string>()}::uuid, m.tenant_id, 'event', 'message.edited', message_event(m.whole, c.assignee_id, c.team_id),
           ${scope.clock.now()}::timestamptz
      FROM changed m JOIN conversations c ON c.tenant_id = m.tenant_id AND c.id = m.conversation_id`.execute(scope.db)
  scope.events.wrote()
}
