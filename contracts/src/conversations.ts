import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { ContactId, ConversationId, InboxId, LabelId, MemberId, TeamId } from './ids.ts'
import { MESSAGE_BODY_MAX, MessageDirection } from './messages.ts'
import { RatingView } from './ratings.ts'
import { anyOf, between, Instant, PageQuery, pageOf, QueryFlag, text, words } from './wire.ts'

/**
 * open: somebody has to act. pending: a bot has it. snoozed: nobody has to before `snoozed_until` (null: before the
 * customer writes). resolved: done, until the customer writes again.
 */
export const ConversationStatus = z.enum(['open', 'pending', 'snoozed', 'resolved'])
export type ConversationStatus = z.output<typeof ConversationStatus>

/** 0 none, 1 low, 2 high, 3 urgent. */
export const Priority = z.number().int().min(0).max(3)

export const ConversationView = z.object({
  id: ConversationId,
  /** What the customer is given: YYYYMMDD-NNNN. */
  protocol: z.string(),
  inbox_id: InboxId,
  contact: z.object({ id: ContactId, name: z.string() }),
  status: ConversationStatus,
  snoozed_until: Instant.nullable(),
  priority: Priority,
  assignee_id: MemberId.nullable(),
  assigned_at: Instant.nullable(),
  team_id: TeamId.nullable(),
  label_ids: z.array(LabelId),
  last_seq: z.number().int(),
  last_message: z.object({
    at: Instant,
    preview: z.string(),
    direction: MessageDirection.nullable(),
  }),
  /** Messages of the customer after what the asking person has seen. 0 for an API key. */
  unread_count: z.number().int(),
  /** The customer's first message that nobody has answered (a bot has not); null when it is the customer's turn. */
  waiting_since: Instant.nullable(),
  /** By the inbox's target, in its business hours: when what waits is to be answered, and when three quarters are gone. */
  first_answer_warn_at: Instant.nullable(),
  first_answer_due_at: Instant.nullable(),
  resolution_warn_at: Instant.nullable(),
  resolution_due_at: Instant.nullable(),
  first_response_at: Instant.nullable(),
  contact_delivered_seq: z.number().int(),
  contact_read_seq: z.number().int(),
  resolved_at: Instant.nullable(),
  /** What the customer said of it. */
  rating: RatingView.nullable(),
  created_at: Instant,
})
export type ConversationView = z.output<typeof ConversationView>

/** A boolean of a body, or the word of a query. */
const flag = z.union([z.boolean(), QueryFlag])

const filters = {
  status: z.union([ConversationStatus, z.literal('all')]).default('open'),
  /** `me`, `none`, or somebody. */
  assignee: z.union([z.literal('me'), z.literal('none'), MemberId]).optional(),
  team_id: TeamId.optional(),
  inbox_id: InboxId.optional(),
  label_id: LabelId.optional(),
  priority: z.coerce.number().pipe(Priority).optional(),
  /** Whether the customer waits for an answer. */
  unanswered: flag.optional(),
  /** Whether the asking person has seen all that the customer wrote. */
  unread: flag.optional(),
}
/** recent: last written first. waiting: the longest wait first, then what waits for nobody, last written first. */
export const ConversationSort = z.enum(['recent', 'waiting'])
export type ConversationSort = z.output<typeof ConversationSort>

export const ConversationFilters = z.strictObject(filters)

/** The list's filters: of each several values (any of them), and all filters together. */
export const ConversationQuery = PageQuery.extend({
  status: anyOf(filters.status.removeDefault(), 5).default(['open']),
  assignee: anyOf(filters.assignee.unwrap(), 20).optional(),
  team_id: anyOf(z.union([z.literal('none'), TeamId]), 20).optional(),
  inbox_id: anyOf(InboxId, 20).optional(),
  label_id: anyOf(LabelId, 20).optional(),
  contact_id: anyOf(ContactId, 20).optional(),
  priority: anyOf(filters.priority.unwrap(), 4).optional(),
  unanswered: filters.unanswered,
  unread: filters.unread,
  ...between('created'),
  ...between('updated'),
  sort: ConversationSort.default('recent'),
})

export const StartConversationBody = z.strictObject({
  inbox_id: InboxId,
  contact_id: ContactId,
  /**
   * The first message, in the caller's name. Who writes it has the conversation in hand; one that is open already goes on.
   * Sent again with the same client_id it is the same message.
   */
  message: z.strictObject({ client_id: z.string().min(1).max(100), body: words(MESSAGE_BODY_MAX) }).optional(),
})
export const UpdateConversationBody = z.strictObject({ priority: Priority.optional() })
export const ResolveBody = z.strictObject({
  /** Added before the rule of a required label is looked at; one that was deleted is left out. */
  label_ids: z.array(LabelId).max(20).default([]),
})
export const SnoozeBody = z.strictObject({
  /** Null: until the customer writes. */
  until: Instant.nullable(),
})
export const AssignBody = z.strictObject({ member_id: MemberId.nullable() })
export const TransferBody = z.strictObject({ team_id: TeamId.nullable() })
/** To somebody or to a team, with a word for colleagues. Who has the conversation in hand may, without a further right. */
export const HandOnBody = z.union([
  z.strictObject({ member_id: MemberId, note: text(MESSAGE_BODY_MAX).optional() }),
  z.strictObject({ team_id: TeamId, note: text(MESSAGE_BODY_MAX).optional() }),
])
/** Somebody who can be given conversations, and how many they have of how many they may. */
export const RoomView = z.object({
  member_id: MemberId,
  name: z.string(),
  open_conversations: z.number().int(),
  capacity: z.number().int(),
})
export type RoomView = z.output<typeof RoomView>
/**
 * Changes and not the whole set: what a colleague gave meanwhile stays. A label that was deleted is neither given nor taken
 * away, and the others are: the answer says which there are.
 */
export const LabelsBody = z.strictObject({
  add: z.array(LabelId).max(20).default([]),
  remove: z.array(LabelId).max(200).default([]),
})
export const SeenBody = z.strictObject({ seq: z.number().int().min(0) })
export const SeenView = z.object({ last_seen_seq: z.number().int(), unread_count: z.number().int() })

/** Numbers beside the inbox's folders; 100 stands for more than 99. */
export const ConversationCounters = z.object({
  mine: z.number().int(),
  unassigned: z.number().int(),
  open: z.number().int(),
  pending: z.number().int(),
  snoozed: z.number().int(),
  mentions: z.number().int(),
  /** What `POST /conversations/next` could give the asking person: more than they may see, where they see only their own. */
  takeable: z.number().int(),
})

export const MentionView = z.object({
  conversation_id: ConversationId,
  seq: z.number().int(),
  author_name: z.string(),
  preview: z.string(),
  created_at: Instant,
})

/** Who of the company may read a conversation: whom a note that names them reaches. */
export const AudienceView = z.object({ member_ids: z.array(MemberId) })

const tag = 'Conversations'
const params = z.object({ id: ConversationId })
const path = '/api/v1/conversations'

export const conversationEndpoints = {
  list: defineEndpoint({
    name: 'list-conversations',
    method: 'GET',
    path,
    tag,
    summary: 'Conversations that the caller may see, last written or longest waiting first.',
    query: ConversationQuery,
    response: pageOf(ConversationView),
  }),
  count: defineEndpoint({
    name: 'count-conversations',
    method: 'GET',
    path: `${path}/counters`,
    tag,
    summary: 'Numbers for the folders beside the list; 100 stands for more than 99.',
    response: ConversationCounters,
  }),
  listMentions: defineEndpoint({
    name: 'list-mentions',
    method: 'GET',
    path: `${path}/mentions`,
    tag,
    summary: 'The last 100 notes that name the caller and that they have not seen.',
    response: z.object({ items: z.array(MentionView) }),
  }),
  start: defineEndpoint({
    name: 'start-conversation',
    method: 'POST',
    path,
    tag,
    summary: 'Starts a conversation with a contact in an inbox, with its first message or without.',
    status: 201,
    body: StartConversationBody,
    response: ConversationView,
  }),
  takeNext: defineEndpoint({
    name: 'take-next-conversation',
    method: 'POST',
    path: `${path}/next`,
    tag,
    summary: 'Gives the caller, of what is nobody’s and theirs to take, the conversation that waits longest.',
    response: ConversationView,
  }),
  get: defineEndpoint({
    name: 'get-conversation',
    method: 'GET',
    path: `${path}/:id`,
    tag,
    summary: 'One conversation.',
    params,
    response: ConversationView,
  }),
  listAudience: defineEndpoint({
    name: 'list-conversation-audience',
    method: 'GET',
    path: `${path}/:id/audience`,
    tag,
    summary: 'Who of the company may read it: a note that names somebody else does not reach them.',
    params,
    response: AudienceView,
  }),
  update: defineEndpoint({
    name: 'update-conversation',
    method: 'PATCH',
    path: `${path}/:id`,
    tag,
    summary: 'Changes the priority: 0 none, 1 low, 2 high, 3 urgent.',
    params,
    body: UpdateConversationBody,
    response: ConversationView,
  }),
  resolve: defineEndpoint({
    name: 'resolve-conversation',
    method: 'POST',
    path: `${path}/:id/resolve`,
    tag,
    summary: 'Done. Where the inbox asks for a label, it needs one.',
    params,
    body: ResolveBody,
    response: ConversationView,
  }),
  reopen: defineEndpoint({
    name: 'reopen-conversation',
    method: 'POST',
    path: `${path}/:id/reopen`,
    tag,
    summary: 'Open again. If who had it is full by now, it is in nobody’s hands.',
    params,
    response: ConversationView,
  }),
  hold: defineEndpoint({
    name: 'hold-conversation',
    method: 'POST',
    path: `${path}/:id/pending`,
    tag,
    summary: 'Leaves it to a bot: nobody is asked to act.',
    params,
    response: ConversationView,
  }),
  snooze: defineEndpoint({
    name: 'snooze-conversation',
    method: 'POST',
    path: `${path}/:id/snooze`,
    tag,
    summary: 'Out of the way until an instant, or (null) until the customer writes.',
    params,
    body: SnoozeBody,
    response: ConversationView,
  }),
  assign: defineEndpoint({
    name: 'assign-conversation',
    method: 'PUT',
    path: `${path}/:id/assignee`,
    tag,
    summary: 'Gives it to somebody who has room, or (null) takes it from who has it.',
    params,
    body: AssignBody,
    response: ConversationView,
  }),
  transfer: defineEndpoint({
    name: 'transfer-conversation',
    method: 'PUT',
    path: `${path}/:id/team`,
    tag,
    summary: "Puts it into a team's hands; whoever had it no longer does.",
    params,
    body: TransferBody,
    response: ConversationView,
  }),
  handOn: defineEndpoint({
    name: 'hand-on-conversation',
    method: 'POST',
    path: `${path}/:id/hand-on`,
    tag,
    summary: 'Passes it on to somebody or to a team, with a note. Who has it may; another’s needs the right to assign.',
    params,
    body: HandOnBody,
    response: ConversationView,
  }),
  listRoom: defineEndpoint({
    name: 'list-room',
    method: 'GET',
    path: `${path}/room`,
    tag,
    summary: 'To whom a conversation can be passed on, and how many each has of how many they may.',
    response: z.object({ items: z.array(RoomView) }),
  }),
  label: defineEndpoint({
    name: 'label-conversation',
    method: 'PATCH',
    path: `${path}/:id/labels`,
    tag,
    summary:
      'Gives it labels and takes labels away; those that are not named stay, and one that was deleted is left out.',
    params,
    body: LabelsBody,
    response: ConversationView,
  }),
  see: defineEndpoint({
    name: 'see-conversation',
    method: 'POST',
    path: `${path}/:id/seen`,
    tag,
    summary: 'The caller has seen it up to this number.',
    params,
    body: SeenBody,
    response: SeenView,
  }),
}
