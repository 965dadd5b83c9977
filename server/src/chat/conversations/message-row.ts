import type { ContactId, ConversationId, InboxId, MemberId, MessageId } from '@recado/contracts/ids'
import type {
  AuthorKind,
  MessageAttachment,
  MessageDirection,
  MessageKind,
  MessageView,
} from '@recado/contracts/messages'

/** A message as it is stored. */
export interface MessageRow {
  conversation_id: ConversationId
  seq: number
  id: MessageId
  client_id: string
  content_hash: string
  inbox_id: InboxId
  external_id: string | null
  direction: MessageDirection
  kind: MessageKind
  author_kind: AuthorKind
  author_id: string | null
  author_name: string
  body: string
  attachments: MessageAttachment[]
  mentions: MemberId[]
  reply_to_seq: number | null
  data: Record<string, unknown>
  created_at: Date
  edited_at: Date | null
  deleted_at: Date | null
}

/** What leaves of a message. `messageJson` in messages.sql.ts says the same in SQL. */
export function presentMessage(row: MessageRow): MessageView {
  return {
    id: row.id,
    conversation_id: row.conversation_id,
    seq: row.seq,
    client_id: row.client_id,
    kind: row.kind,
    direction: row.direction,
    author: {
      kind: row.author_kind,
      name: row.author_name,
      member_id: row.author_kind === 'member' ? (row.author_id as MemberId | null) : null,
      contact_id: row.author_kind === 'contact' ? (row.author_id as ContactId | null) : null,
    },
    body: row.body,
    attachments: row.attachments,
    mentions: row.mentions,
    reply_to_seq: row.reply_to_seq,
    data: row.data,
    created_at: row.created_at,
    edited_at: row.edited_at,
    deleted_at: row.deleted_at,
  }
}
