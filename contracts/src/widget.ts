import { z } from 'zod'
import { AttachmentDetail, AttachmentView, BeginUploadBody, PART_TYPE, PartQuery } from './attachments.ts'
import { defineEndpoint } from './endpoint.ts'
import { PageRules } from './flow-starts.ts'
import { AttachmentId, ContactId, ConversationId, FlowId, InboxId, MessageId } from './ids.ts'
import { InboxSettings } from './inboxes.ts'
import { Interactive } from './interactive.ts'
import { ClientId, MESSAGE_BODY_MAX, MessageAttachment } from './messages.ts'
import { PhotoUrl } from './photo-url.ts'
import { RateBody, RatingView } from './ratings.ts'
import { widgetPaths } from './widget-paths.ts'
import { Email, Empty, Instant, Locale, line, text, words } from './wire.ts'

/** How the widget's page names its inbox: in public, and opening nothing by itself. */
export const InboxKey = z.string().regex(/^[\x21-\x7e]{8,120}$/, { error: 'inbox_key_malformed' })

/**
 * What the tenant's own site says of its visitor: `hash` is HMAC-SHA256 of `user_id` with the inbox's secret, in hex. Only
 * the two are required. A profile field is a string; what else arrives never closes the chat to somebody who is proved:
 * what is usable is used, and `warnings` of the answer names the rest.
 */
export const VisitorIdentity = z.looseObject({
  /** As the site signed it, byte for byte. */
  user_id: z.union([z.string().min(1).max(200), z.number()]),
  hash: z.string().max(128),
  name: z.unknown().meta({ type: 'string' }).optional(),
  email: z.unknown().meta({ type: 'string', format: 'email' }).optional(),
  phone: z.unknown().meta({ type: 'string' }).optional(),
})

/**
 * `empty`: nothing is in it. `not_text`: it should be a string. `malformed`: no e-mail, or no phone with its area code.
 * `shortened`: only its beginning was kept. `unknown`: there is no such field.
 */
export const IdentityWarning = z.object({
  field: z.string(),
  reason: z.enum(['empty', 'not_text', 'malformed', 'shortened', 'unknown']),
})
export type IdentityWarning = z.output<typeof IdentityWarning>

export const OpenSessionBody = z.strictObject({
  inbox_key: InboxKey,
  /** The token of an earlier visit, from the page's storage: the same visitor, with their history. */
  visitor_token: z.string().max(4_000).optional(),
  identity: VisitorIdentity.optional(),
  locale: Locale.optional(),
})

export const VisitorSession = z.object({
  visitor_token: z.string(),
  expires_at: Instant,
  /** Null before the first message of somebody whom the site did not name. */
  contact: z
    .object({
      id: ContactId,
      /** Name and e-mail are blank where another inbox's site or a channel also says who the contact is. */
      name: z.string(),
      email: z.string().nullable(),
    })
    .nullable(),
  /** Whether the site proved who it is. */
  verified: z.boolean(),
  /** Whether the stored token was taken over. */
  returning: z.boolean(),
  /** What of the identity could not be used as it came; for whoever builds the site. */
  warnings: z.array(IdentityWarning),
})

export const WidgetConfigQuery = z.object({ inbox_key: InboxKey })

/** A flow that speaks first on some pages of the site. */
export const WidgetPageStart = z.object({
  flow_id: FlowId,
  start_id: z.string(),
  /** As `page-rules.ts` reads them; none: any page. */
  pages: PageRules,
  /** How long the page is looked at before. */
  after_seconds: z.number().int(),
  /** What it begins with, in words; null where that is only known once it runs. */
  opening: z.string().nullable(),
})
export type WidgetPageStart = z.output<typeof WidgetPageStart>
export const PAGE_STARTS_SHOWN = 50

/** Everything a widget needs before anybody writes. */
export const WidgetConfig = z.object({
  inbox: z.object({ id: InboxId, name: z.string(), identity_required: z.boolean() }),
  brand: z.object({ name: z.string(), colour: z.string(), on_colour: z.string() }),
  locale: Locale,
  settings: InboxSettings.omit({ allowed_origins: true }),
  /** By the inbox's business hours; always open without any. */
  open_now: z.boolean(),
  /** When it opens; null while it is open, and when it opens at no time within a year. */
  opens_at: Instant.nullable(),
  closed_message: z.string(),
  /** Who may answer: first names and photos only, at most `TEAM_SHOWN`. */
  team: z.array(z.object({ first_name: z.string(), photo_url: PhotoUrl })),
  /** The highest priority first, at most `PAGE_STARTS_SHOWN`. */
  page_starts: z.array(WidgetPageStart),
})
export const TEAM_SHOWN = 4

/** A message as its visitor sees it: no notes, no events, no ids of people. */
export const VisitorMessage = z.object({
  id: MessageId,
  conversation_id: ConversationId,
  /** Numbers of what only colleagues see are missing in between. */
  seq: z.number().int(),
  client_id: z.string(),
  kind: z.enum(['text', 'image', 'document', 'audio']),
  from: z.enum(['visitor', 'company']),
  /** Of whom of the company it is; empty for the visitor's own. */
  author_name: z.string(),
  /** Whose photo stands beside it, a key of a thread's `faces`; empty where nobody of the company wrote it. */
  author_face: z.string(),
  body: z.string(),
  attachments: z.array(MessageAttachment),
  /** Buttons, a list, cards, a picture or a field of a bot; `body` says the same in words. */
  interactive: Interactive.optional(),
  reply_to_seq: z.number().int().nullable(),
  created_at: Instant,
  edited_at: Instant.nullable(),
  deleted_at: Instant.nullable(),
})
export type VisitorMessage = z.output<typeof VisitorMessage>

export const VisitorConversation = z.object({
  id: ConversationId,
  protocol: z.string(),
  status: z.enum(['open', 'resolved']),
  last_seq: z.number().int(),
  last_message_at: Instant,
  delivered_seq: z.number().int(),
  read_seq: z.number().int(),
  /** What somebody of the company has read of it. */
  seen_seq: z.number().int(),
  /** Answers beyond `read_seq`. */
  unread_count: z.number().int(),
  /** Its last message, in short; null when nothing of it is for the visitor. */
  preview: z
    .object({
      from: z.enum(['visitor', 'company']),
      kind: z.enum(['text', 'image', 'document', 'audio']),
      text: z.string(),
    })
    .nullable(),
  /** What the visitor said of it. */
  rating: RatingView.nullable(),
  created_at: Instant,
})
export type VisitorConversation = z.output<typeof VisitorConversation>

const message = {
  client_id: ClientId,
  text: words(MESSAGE_BODY_MAX),
}

/** Answers to the inbox's pre-chat fields by key. */
const PreChat = z
  .record(z.string().regex(/^[a-z][a-z0-9_]{0,39}$/), line(400))
  .refine((answers) => Object.keys(answers).length <= 10, { error: 'pre_chat_too_many' })

/** The page on which the visitor writes, for the link of a mail. */
const PageUrl = z.url({ protocol: /^https?$/, error: 'address_malformed' }).max(2_000)

/** Of the visitor's clock, as IANA names it: it says about where they are, and asks nobody. */
const TimeZone = z
  .string()
  .max(60)
  .regex(/^[A-Za-z0-9_+/-]+$/, { error: 'timezone_malformed' })

/**
 * A conversation begins with its first message, or the open one goes on. The same `client_id` again is the same message of
 * the same conversation.
 */
export const StartVisitorConversationBody = z.strictObject({
  ...message,
  pre_chat: PreChat.default({}),
  page_url: PageUrl.optional(),
  timezone: TimeZone.optional(),
})
export const StartedVisitorConversation = z.object({ conversation: VisitorConversation, message: VisitorMessage })

/** A flow of `page_starts` whose page is looked at and that the visitor lets speak. */
export const StartByPageBody = z.strictObject({
  flow_id: FlowId,
  start_id: z.string().min(1).max(64),
  page_url: PageUrl,
  timezone: TimeZone.optional(),
})
/** Null where it does not begin: it is not published any more, the page is another, people have the conversation. */
export const StartedByPage = z.object({ conversation: VisitorConversation.nullable() })

/** Text, files that were uploaded to this conversation, or both. */
export const PostVisitorMessageBody = z.strictObject({
  client_id: ClientId,
  text: text(MESSAGE_BODY_MAX).default(''),
  attachment_ids: z.array(AttachmentId).max(10).default([]),
  reply_to_seq: z.number().int().min(1).optional(),
  /** The option of a bot's message that was picked; `text` is its title. */
  option_id: z.string().min(1).max(300).optional(),
})

/** Left while nobody is there: the answer comes by e-mail, and its link leads back here. */
export const OfflineMessageBody = z.strictObject({
  ...message,
  email: Email,
  name: line(120).optional(),
  page_url: PageUrl.optional(),
  timezone: TimeZone.optional(),
})

export const VisitorConversationPage = z.object({ items: z.array(VisitorConversation) })
export const VisitorThreadQuery = z.object({
  after: z.coerce.number().int().min(0).optional(),
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export const VisitorThread = z.object({
  items: z.array(VisitorMessage),
  has_more: z.boolean(),
  last_seq: z.number().int(),
  /** Photos of those of the company who wrote on this page; null of who has none, or has left. */
  faces: z.record(z.string(), PhotoUrl),
})
export type VisitorThread = z.output<typeof VisitorThread>
export const VisitorMarkBody = z.strictObject({ seq: z.number().int().min(0) })
export const VisitorMarkView = z.object({ delivered_seq: z.number().int(), read_seq: z.number().int() })

/** As they are in JSON, for pages that do without a decoder. */
export type VisitorMessageWire = z.input<typeof VisitorMessage>
export type VisitorConversationWire = z.input<typeof VisitorConversation>
export type VisitorThreadWire = z.input<typeof VisitorThread>
export type VisitorSessionWire = z.input<typeof VisitorSession>
/** Settings have no form of their own on the wire; what an answer holds is whole. */
export type WidgetConfigWire = Omit<z.input<typeof WidgetConfig>, 'settings'> &
  Pick<z.output<typeof WidgetConfig>, 'settings'>

export const VisitorConversationParams = z.object({ id: ConversationId })

const tag = 'Widget'

const params = z.object({ id: AttachmentId })

export const widgetEndpoints = {
  listConversations: defineEndpoint({
    name: 'list-visitor-conversations',
    ...widgetPaths.listConversations,
    tag,
    summary: "The visitor's conversations in this inbox, the newest first.",
    response: VisitorConversationPage,
  }),
  start: defineEndpoint({
    name: 'start-visitor-conversation',
    ...widgetPaths.start,
    tag,
    summary: 'Writes the first message of a conversation, or goes on in the open one.',
    status: 201,
    body: StartVisitorConversationBody,
    response: StartedVisitorConversation,
  }),
  startByPage: defineEndpoint({
    name: 'start-flow-by-page',
    ...widgetPaths.startByPage,
    tag,
    summary:
      'Lets a flow speak first on a page; the same flow once a day for each visitor, whatever is reloaded, and not where people have the conversation.',
    body: StartByPageBody,
    response: StartedByPage,
  }),
  leaveOffline: defineEndpoint({
    name: 'leave-offline-message',
    ...widgetPaths.leaveOffline,
    tag,
    summary: 'Leaves a message while nobody is there; the answer comes by e-mail.',
    status: 201,
    body: OfflineMessageBody,
    response: StartedVisitorConversation,
  }),
  listMessages: defineEndpoint({
    name: 'list-visitor-messages',
    ...widgetPaths.listMessages,
    tag,
    summary: 'A page of one of the visitor’s conversations; `after` gives what was missed.',
    params: VisitorConversationParams,
    query: VisitorThreadQuery,
    response: VisitorThread,
  }),
  postMessage: defineEndpoint({
    name: 'post-visitor-message',
    ...widgetPaths.postMessage,
    tag,
    summary:
      'Writes a message; the same client_id again is the same message. After resolution it may begin another conversation.',
    status: 201,
    params: VisitorConversationParams,
    body: PostVisitorMessageBody,
    response: VisitorMessage,
  }),
  markDelivered: defineEndpoint({
    name: 'mark-visitor-delivered',
    ...widgetPaths.markDelivered,
    tag,
    summary: 'This device has the messages up to `seq`.',
    params: VisitorConversationParams,
    body: VisitorMarkBody,
    response: VisitorMarkView,
  }),
  markRead: defineEndpoint({
    name: 'mark-visitor-read',
    ...widgetPaths.markRead,
    tag,
    summary: 'The visitor has seen the messages up to `seq`.',
    params: VisitorConversationParams,
    body: VisitorMarkBody,
    response: VisitorMarkView,
  }),
  rate: defineEndpoint({
    name: 'rate-visitor-conversation',
    ...widgetPaths.rate,
    tag,
    summary: 'Stars and perhaps a word for a resolved conversation; may be changed for a day.',
    params: VisitorConversationParams,
    body: RateBody,
    response: RatingView,
  }),
  openSession: defineEndpoint({
    name: 'open-widget-session',
    ...widgetPaths.openSession,
    tag: 'Widget',
    summary: 'Begins or resumes a visit: answers the token that the other calls and the socket take.',
    status: 201,
    body: OpenSessionBody,
    response: VisitorSession,
  }),
  endSession: defineEndpoint({
    name: 'end-widget-session',
    ...widgetPaths.endSession,
    tag: 'Widget',
    summary: 'Signs a visitor out: every token and socket of this visit ends, on every tab. What they wrote is kept.',
    status: 204,
    body: Empty,
  }),
  getConfig: defineEndpoint({
    name: 'get-widget-config',
    ...widgetPaths.getConfig,
    tag: 'Widget',
    summary: 'Everything a widget needs before anybody writes: brand, texts, questions, whether somebody is there.',
    query: WidgetConfigQuery,
    response: WidgetConfig,
  }),
  beginUpload: defineEndpoint({
    name: 'begin-visitor-upload',
    ...widgetPaths.beginUpload,
    tag,
    summary: "Makes room for a file of one of the visitor's conversations. Its parts follow.",
    status: 201,
    body: BeginUploadBody,
    response: AttachmentView,
  }),
  putPart: defineEndpoint({
    name: 'put-visitor-part',
    ...widgetPaths.putPart,
    tag,
    summary: 'The next part of the file, from `offset` (= received_bytes) on.',
    params,
    query: PartQuery,
    consumes: [PART_TYPE],
    response: AttachmentView,
  }),
  finishUpload: defineEndpoint({
    name: 'finish-visitor-upload',
    ...widgetPaths.finishUpload,
    tag,
    summary: 'Ends an upload whose parts have all come: the file is checked and can then be sent.',
    params,
    response: AttachmentView,
  }),
  getFile: defineEndpoint({
    name: 'get-visitor-file',
    ...widgetPaths.getFile,
    tag,
    summary: 'What a file is, how much of it came, and addresses to read it by that soon expire.',
    params,
    response: AttachmentDetail,
  }),
}
