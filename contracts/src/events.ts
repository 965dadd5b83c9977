import { z } from 'zod'
import { ConversationStatus, Priority } from './conversations.ts'
import { Delivery } from './delivery.ts'
import {
  CalendarId,
  CannedResponseId,
  ConnectionId,
  ContactId,
  ConversationId,
  FlowId,
  InboxId,
  InvitationId,
  LabelId,
  MemberId,
  RoleId,
  SavedViewId,
  TeamId,
} from './ids.ts'
import { MessageView } from './messages.ts'
import { RatingView } from './ratings.ts'

/**
 * What the events of conversations carry. In the outbox and the log ids are UUIDs, as everywhere inside;
 * `encodeEventData` makes of them what webhooks, sockets and GET /events show. Times are ISO strings on both sides.
 */
const IsoTime = z.codec(z.iso.datetime({ offset: true }), z.string(), {
  decode: (wire) => wire,
  encode: (stored) => new Date(stored).toISOString(),
})

/** Whose room an event belongs to: everything that decides who may see a conversation. */
const place = {
  conversation_id: ConversationId,
  inbox_id: InboxId,
  assignee_id: MemberId.nullable(),
  team_id: TeamId.nullable(),
}

const message = {
  ...place,
  message: MessageView.extend({
    created_at: IsoTime,
    edited_at: IsoTime.nullable(),
    deleted_at: IsoTime.nullable(),
  }),
}

const conversation = {
  ...place,
  protocol: z.string(),
  contact_id: ContactId,
  status: ConversationStatus,
  snoozed_until: IsoTime.nullable(),
  priority: Priority,
  label_ids: z.array(LabelId),
  last_seq: z.number().int(),
}

export const EVENT_DATA = {
  'message.created': z.object(message),
  'message.edited': z.object(message),
  'message.deleted': z.object(message),
  /** What became of a message of ours on WhatsApp, as its `data.delivery` from then on. */
  'message.delivery_changed': z.object({
    ...place,
    seq: z.number().int(),
    delivery: Delivery.extend({ at: IsoTime }),
  }),
  'conversation.created': z.object(conversation),
  'conversation.updated': z.object(conversation),
  /** Given to somebody, to a team, or to nobody; `previous_*` is who had it. */
  'conversation.assigned': z.object({
    ...conversation,
    previous_assignee_id: MemberId.nullable(),
    previous_team_id: TeamId.nullable(),
  }),
  'conversation.resolved': z.object(conversation),
  'conversation.reopened': z.object(conversation),
  'conversation.snoozed': z.object(conversation),
  /** The customer gave stars and perhaps a word, or changed them. */
  'conversation.rated': z.object({ ...conversation, rating: RatingView.extend({ at: IsoTime }) }),
  /** A member looked: theirs alone. */
  'conversation.seen': z.object({ ...place, member_id: MemberId, last_seen_seq: z.number().int() }),
  'conversation.delivered': z.object({ ...place, seq: z.number().int() }),
  'conversation.read': z.object({ ...place, seq: z.number().int() }),
} as const

export type ConversationEventName = keyof typeof EVENT_DATA
/** An event's data as it is stored: ids are UUIDs. */
export type ConversationEventData<Name extends ConversationEventName> = z.output<(typeof EVENT_DATA)[Name]>

export function isConversationEvent(name: string): name is ConversationEventName {
  return Object.hasOwn(EVENT_DATA, name)
}

/** Of `contact.*`: who, and with `merged` and `erased` who is part of them. */
const CONTACT_DATA = z.looseObject({
  contact_id: ContactId.optional(),
  merged_id: ContactId.optional(),
  merged_ids: z.array(ContactId).optional(),
})

/** What leaves of an event's data. Events of other nouns are stored as they leave. */
export function encodeEventData(name: string, data: unknown): unknown {
  if (name.startsWith('contact.')) return CONTACT_DATA.encode(data as never)
  return isConversationEvent(name) ? EVENT_DATA[name].encode(data as never) : data
}

/**
 * What a company works with, by the noun of its events: `label.created`, `team.deleted`, … carry {<noun>_id} and nothing
 * else; whoever wants to know more reads it, and is asked for their rights.
 */
export const WORKSPACE_IDS = {
  label: LabelId,
  team: TeamId,
  member: MemberId,
  role: RoleId,
  invitation: InvitationId,
  inbox: InboxId,
  calendar: CalendarId,
  canned_response: CannedResponseId,
  saved_view: SavedViewId,
  flow: FlowId,
  connection: ConnectionId,
} as const
export type WorkspaceKind = keyof typeof WORKSPACE_IDS

export function isWorkspaceKind(noun: string): noun is WorkspaceKind {
  return Object.hasOwn(WORKSPACE_IDS, noun)
}

/**
 * Data of `workspace.changed`, as sockets alone hear it: of the events of all these nouns, and of the company itself and
 * the brand of its pages, which are in no company's log. `id` is absent for those two.
 */
export const WorkspaceChange = z.object({
  kind: z.enum([...(Object.keys(WORKSPACE_IDS) as WorkspaceKind[]), 'tenant', 'brand']),
  id: z.string().optional(),
})
export type WorkspaceChange = z.output<typeof WorkspaceChange>
