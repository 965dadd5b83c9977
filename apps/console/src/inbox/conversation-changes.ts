import type { ConversationView } from '@recado/contracts/conversations'
import type { ConversationEventData } from '@recado/contracts/events'
import { fileMarkOf } from '@recado/contracts/file-marks'
import type { MessageView } from '@recado/contracts/messages'
import { shorten, shortenWithDots } from '@recado/contracts/shorten'

/** A conversation after something was heard of it. `stale`: what was heard does not tell all, it has to be read anew. */
export interface Changed {
  view: ConversationView
  stale: boolean
}

/**
 * After a message, as accept_message() of the server has it: what merely happened moves nothing in lists, a customer's
 * message wakes the conversation. One that is counted already changes nothing; one beyond the next leaves the counts stale.
 */
export function afterMessage(view: ConversationView, message: MessageView): Changed {
  if (message.seq <= view.last_seq) return { view, stale: false }
  const stale = message.seq > view.last_seq + 1
  const next = { ...view, last_seq: message.seq }
  if (message.kind !== 'event') {
    const at = message.created_at > view.last_message.at ? message.created_at : view.last_message.at
    next.last_message = { at, preview: previewOf(message), direction: message.direction }
  }
  if (message.direction === 'in') {
    const sleeps = view.status === 'resolved' || view.status === 'snoozed'
    Object.assign(next, {
      unread_count: view.unread_count + 1,
      waiting_since: view.waiting_since ?? message.created_at,
      // Counted by the server, in business hours.
      first_answer_warn_at: view.waiting_since === null ? null : view.first_answer_warn_at,
      first_answer_due_at: view.waiting_since === null ? null : view.first_answer_due_at,
      status: sleeps ? 'open' : view.status,
      snoozed_until: null,
      resolved_at: null,
    } satisfies Partial<ConversationView>)
  }
  if (message.direction === 'out' && (message.author.kind === 'member' || message.author.kind === 'api')) {
    Object.assign(next, NOT_WAITING)
    next.first_response_at = view.first_response_at ?? message.created_at
  }
  return { view: next, stale }
}

const NOT_WAITING = { waiting_since: null, first_answer_warn_at: null, first_answer_due_at: null } as const

/** After its status, hands, labels or priority changed. The same object comes back when nothing did. */
export function afterConversationEvent(
  view: ConversationView,
  event: ConversationEventData<'conversation.updated'> & Partial<ConversationEventData<'conversation.rated'>>,
  occurredAt: Date,
): ConversationView {
  const { status, priority, assignee_id, team_id, label_ids } = event
  const rating = event.rating === undefined ? view.rating : { ...event.rating, at: new Date(event.rating.at) }
  const snoozed_until = event.snoozed_until === null ? null : new Date(event.snoozed_until)
  const isSame =
    event.rating === undefined &&
    status === view.status &&
    priority === view.priority &&
    assignee_id === view.assignee_id &&
    team_id === view.team_id &&
    snoozed_until?.getTime() === view.snoozed_until?.getTime() &&
    label_ids.length === view.label_ids.length &&
    label_ids.every((id) => view.label_ids.includes(id))
  if (isSame) return view
  const isHeldBySame = assignee_id === view.assignee_id
  return {
    ...view,
    ...{ status, priority, assignee_id, team_id, label_ids, snoozed_until, rating },
    assigned_at: isHeldBySame ? view.assigned_at : assignee_id === null ? null : occurredAt,
    resolved_at: status === 'resolved' ? (view.resolved_at ?? occurredAt) : null,
    ...(status === 'resolved' ? { ...NOT_WAITING, resolution_warn_at: null, resolution_due_at: null } : {}),
  }
}

/** After the person themselves looked at it, in this tab or another. */
export function afterSeen(view: ConversationView, lastSeenSeq: number): Changed {
  if (view.unread_count === 0) return { view, stale: false }
  // What lies between may be the customer's or ours: only the server can count it.
  if (lastSeenSeq < view.last_seq) return { view, stale: true }
  return { view: { ...view, unread_count: 0 }, stale: false }
}

/** After the customer's device had it, or the customer read it. Marks never go back; what is read was delivered. */
export function afterProgress(view: ConversationView, kind: 'delivered' | 'read', seq: number): ConversationView {
  const delivered = Math.max(view.contact_delivered_seq, seq)
  const read = kind === 'read' ? Math.max(view.contact_read_seq, seq) : view.contact_read_seq
  if (delivered === view.contact_delivered_seq && read === view.contact_read_seq) return view
  return { ...view, contact_delivered_seq: delivered, contact_read_seq: read }
}

// Of a list's line: as long as the server's.
const PREVIEW_LENGTH = 160

/** One line of a message: the beginning of its text, or else the sign of what was sent. */
export function previewOf({ body, attachments }: Pick<MessageView, 'body' | 'attachments'>): string {
  const line = shorten(body, 4 * PREVIEW_LENGTH)
    .replace(/\s+/g, ' ')
    .trim()
  return line === '' ? fileMarkOf(attachments) : shortenWithDots(line, PREVIEW_LENGTH)
}
