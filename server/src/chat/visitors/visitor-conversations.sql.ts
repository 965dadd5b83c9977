import type { ContactId, ConversationId, InboxId, MemberId } from '@recado/contracts/ids'
import type { MessageView } from '@recado/contracts/messages'
import type { VisitorConversation } from '@recado/contracts/widget'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

// What visitors read of conversations and messages, which are the conversations' module's to write. Both reads name the
// contact and the inbox and leave out what is internal, so a mistake above cannot show a note.

export interface VisitorConversationRow {
  id: ConversationId
  protocol: string
  status: string
  last_seq: number
  last_message_at: Date
  contact_delivered_seq: number
  contact_read_seq: number
  created_at: Date
  /** What members have read of it. */
  seen_seq: number
  /** Answers that the contact has not read. */
  unread_count: number
  /** The last message that is for the visitor. */
  preview: VisitorConversation['preview']
  rating: { stars: number; comment: string | null; at: string } | null
}

/** Of whom, and through which inbox. */
export interface VisitorPlace {
  contactId: ContactId
  inboxId: InboxId
}

/** History is what fits a widget: the newest first. */
const MOST = 50

const COLUMNS = [
  ...(['id', 'protocol', 'status', 'last_seq', 'last_message_at'] as const),
  ...(['contact_delivered_seq', 'contact_read_seq', 'created_at'] as const),
] as const

/** More than is shown: where it is cut is decided between characters (`presentVisitorConversation`). */
const PREVIEW_READ = 200

/** What a list of conversations says of each, in the same statement. */
const SUMMARY = [
  sql<number>`(SELECT coalesce(max(r.last_seen_seq), 0) FROM conversation_reads r
                WHERE r.tenant_id = conversations.tenant_id AND r.conversation_id = conversations.id)`.as('seen_seq'),
  sql<number>`(SELECT count(*)::int FROM messages m
                WHERE m.tenant_id = conversations.tenant_id AND m.conversation_id = conversations.id
                  AND m.seq > conversations.contact_read_seq AND m.direction = 'out' AND m.deleted_at IS NULL)`.as(
    'unread_count',
  ),
  sql<VisitorConversation['preview']>`(
    SELECT jsonb_build_object('from', CASE m.direction WHEN 'in' THEN 'visitor' ELSE 'company' END, 'kind', m.kind,
                              'text', left(m.body, ${sql.lit(PREVIEW_READ)}))
      FROM messages m
     WHERE m.tenant_id = conversations.tenant_id AND m.conversation_id = conversations.id
       AND m.direction <> 'internal' AND m.kind NOT IN ('note', 'event') AND m.deleted_at IS NULL
     ORDER BY m.seq DESC LIMIT 1)`.as('preview'),
  sql<VisitorConversationRow['rating']>`(
    SELECT jsonb_build_object('stars', s.stars, 'comment', s.comment, 'at', s.updated_at) FROM ratings s
     WHERE s.tenant_id = conversations.tenant_id AND s.conversation_id = conversations.id)`.as('rating'),
] as const

export async function listVisitorConversations(
  scope: TenantScope,
  place: VisitorPlace,
): Promise<VisitorConversationRow[]> {
  const rows = await scope.db
    .selectFrom('conversations')
    .select(COLUMNS)
    .select(SUMMARY)
    .where('tenant_id', '=', scope.tenant.id)
    .where('contact_id', '=', place.contactId)
    .where('inbox_id', '=', place.inboxId)
    .orderBy('last_message_at', 'desc')
    .limit(MOST)
    .execute()
  return rows
}

/** Undefined for one of anybody else. */
export async function findVisitorConversation(
  scope: TenantScope,
  place: VisitorPlace,
  id: ConversationId,
): Promise<VisitorConversationRow | undefined> {
  const row = await scope.db
    .selectFrom('conversations')
    .select(COLUMNS)
    .select(SUMMARY)
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .where('contact_id', '=', place.contactId)
    .where('inbox_id', '=', place.inboxId)
    .executeTakeFirst()
  return row
}

/** One page in the order of the conversation, `limit` + 1 rows: after a number, before one, or the last. */
export async function readVisitorMessages(
  scope: TenantScope,
  conversationId: ConversationId,
  page: { after?: number | undefined; before?: number | undefined; limit: number },
): Promise<MessageView[]> {
  const forward = page.after !== undefined
  const rows = await scope.db
    .selectFrom('messages')
    .select(['id', 'conversation_id', 'seq', 'client_id', 'kind', 'direction', 'body', 'attachments', 'data'])
    .select(['author_kind', 'author_id', 'author_name'])
    .select(['reply_to_seq', 'created_at', 'edited_at', 'deleted_at'])
    .$narrowType<Pick<MessageView, 'attachments' | 'data' | 'direction' | 'kind'>>()
    .$narrowType<{ author_kind: MessageView['author']['kind'] }>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('conversation_id', '=', conversationId)
    .where(sql<boolean>`direction <> 'internal' AND kind NOT IN ('note', 'event')`)
    .$if(page.after !== undefined, (query) => query.where('seq', '>', page.after ?? 0))
    .$if(page.before !== undefined, (query) => query.where('seq', '<', page.before ?? 0))
    .orderBy('seq', forward ? 'asc' : 'desc')
    .limit(page.limit + 1)
    .execute()
  return rows.map(({ author_kind: kind, author_id: id, author_name: name, ...row }) => ({
    ...row,
    author: { kind, name, member_id: kind === 'member' ? (id as MemberId | null) : null, contact_id: null },
    mentions: [],
  }))
}

/** The conversation in which this contact has written a message with this client_id already. */
export async function findWhereWritten(
  scope: TenantScope,
  place: VisitorPlace,
  clientId: string,
): Promise<ConversationId | undefined> {
  const row = await scope.db
    .selectFrom('conversations as c')
    .innerJoin('messages as m', (join) =>
      join.onRef('m.tenant_id', '=', 'c.tenant_id').onRef('m.conversation_id', '=', 'c.id'),
    )
    .select('c.id')
    .where('c.tenant_id', '=', scope.tenant.id)
    .where('c.contact_id', '=', place.contactId)
    .where('c.inbox_id', '=', place.inboxId)
    .where('m.client_id', '=', clientId)
    .where('m.direction', '=', 'in')
    .executeTakeFirst()
  return row?.id
}

/** Until the transaction ends nobody else acts for this visitor in this way. */
export async function lockVisitor(
  scope: TenantScope,
  { visitorId, userId, inboxId }: { visitorId: string; userId: string | null; inboxId: string },
): Promise<void> {
  const key = `visitor/${scope.tenant.id}/${inboxId}/${userId ?? visitorId}`
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 11))`.execute(scope.db)
}

/** Whether a file was sent in this conversation in a message that its visitor may see: not with a note. */
export async function wasSentToVisitor(
  scope: TenantScope,
  file: { conversationId: ConversationId; attachmentId: string },
): Promise<boolean> {
  const row = await scope.db
    .selectFrom('messages')
    .select('seq')
    .where('tenant_id', '=', scope.tenant.id)
    .where('conversation_id', '=', file.conversationId)
    .where('deleted_at', 'is', null)
    .where(
      sql<boolean>`direction <> 'internal' AND attachments @> ${JSON.stringify([{ id: file.attachmentId }])}::jsonb`,
    )
    .executeTakeFirst()
  return row !== undefined
}
