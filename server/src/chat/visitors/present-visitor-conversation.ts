import { shorten } from '@recado/contracts/shorten'
import type { VisitorConversation } from '@recado/contracts/widget'
import type { VisitorConversationRow } from './visitor-conversations.sql.ts'

const PREVIEW_LENGTH = 120

/** To a visitor a conversation is open until it is resolved: who has it, and whether it was snoozed, is not their business. */
export function presentVisitorConversation(row: VisitorConversationRow): VisitorConversation {
  return {
    id: row.id,
    protocol: row.protocol,
    status: row.status === 'resolved' ? 'resolved' : 'open',
    last_seq: row.last_seq,
    last_message_at: row.last_message_at,
    delivered_seq: row.contact_delivered_seq,
    read_seq: row.contact_read_seq,
    seen_seq: row.seen_seq,
    unread_count: row.unread_count,
    preview: row.preview === null ? null : { ...row.preview, text: shorten(row.preview.text, PREVIEW_LENGTH) },
    rating: row.rating === null ? null : { ...row.rating, at: new Date(row.rating.at) },
    created_at: row.created_at,
  }
}
