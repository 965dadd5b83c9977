import type { ConversationView } from '@recado/contracts/conversations'
import type { ContactId, ConversationId, InboxId, MemberId, MessageId } from '@recado/contracts/ids'
import type { MessageView } from '@recado/contracts/messages'

/** The nth id of its kind: greater is later, as the program's own are. */
export function idOf<Id extends string>(n: number): Id {
  return `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as Id
}

export const ME = idOf<MemberId>(901)
export const COLLEAGUE = idOf<MemberId>(902)

/** A conversation whose last message was `n` minutes after the epoch, unless told otherwise. */
export function conversation(n: number, more: Partial<ConversationView> = {}): ConversationView {
  const at = new Date(n * 60_000)
  return {
    id: idOf<ConversationId>(n),
    protocol: `20261121-${n}`,
    inbox_id: idOf<InboxId>(801),
    contact: { id: idOf<ContactId>(n), name: `Cliente ${n}` },
    status: 'open',
    snoozed_until: null,
    priority: 0,
    assignee_id: null,
    assigned_at: null,
    team_id: null,
    label_ids: [],
    last_seq: 10,
    last_message: { at, preview: 'Oi', direction: 'in' },
    unread_count: 0,
    waiting_since: null,
    first_answer_warn_at: null,
    first_answer_due_at: null,
    resolution_warn_at: null,
    resolution_due_at: null,
    first_response_at: null,
    contact_delivered_seq: 0,
    contact_read_seq: 0,
    resolved_at: null,
    rating: null,
    created_at: at,
    ...more,
  }
}

/** The customer's message number `seq` of the conversation number `of`. */
export function message(seq: number, more: Partial<MessageView> = {}, of = 1): MessageView {
  return {
    id: idOf<MessageId>(1_000 * of + seq),
    conversation_id: idOf<ConversationId>(of),
    seq,
    client_id: `c${seq}`,
    kind: 'text',
    direction: 'in',
    author: { kind: 'contact', name: 'Maria', member_id: null, contact_id: idOf<ContactId>(of) },
    body: `Mensagem ${seq}`,
    attachments: [],
    mentions: [],
    reply_to_seq: null,
    data: {},
    created_at: new Date(Date.UTC(2026, 10, 21, 12, 0, seq)),
    edited_at: null,
    deleted_at: null,
    ...more,
  }
}
