import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { AttachmentId, ContactId, ConversationId, MemberId, MessageId } from './ids.ts'
import { Instant, line, pageOf, text, words } from './wire.ts'

export const MESSAGE_BODY_MAX = 20_000

/** `event` is something that happened (assigned, resolved …) in its place among the messages; nobody sends one. */
export const MessageKind = z.enum(['text', 'image', 'document', 'audio', 'note', 'event'])
export type MessageKind = z.output<typeof MessageKind>

export const MessageDirection = z.enum(['in', 'out', 'internal'])
export type MessageDirection = z.output<typeof MessageDirection>

export const AuthorKind = z.enum(['member', 'contact', 'bot', 'api', 'system'])
export type AuthorKind = z.output<typeof AuthorKind>

/** A file of a message, as it stood when it was sent; its address is asked for when it is needed, and is short-lived. */
export const MessageAttachment = z.object({
  id: AttachmentId,
  kind: z.enum(['image', 'document', 'audio']),
  name: z.string(),
  content_type: z.string(),
  size_bytes: z.number().int(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  duration_ms: z.number().int().nullable(),
})
export type MessageAttachment = z.output<typeof MessageAttachment>

export const MessageView = z.object({
  id: MessageId,
  conversation_id: ConversationId,
  /** 1, 2, 3 … within the conversation, without gaps. */
  seq: z.number().int(),
  client_id: z.string(),
  kind: MessageKind,
  direction: MessageDirection,
  author: z.object({
    kind: AuthorKind,
    name: z.string(),
    member_id: MemberId.nullable(),
    contact_id: ContactId.nullable(),
  }),
  body: z.string(),
  attachments: z.array(MessageAttachment),
  mentions: z.array(MemberId),
  reply_to_seq: z.number().int().nullable(),
  data: z.record(z.string(), z.unknown()),
  created_at: Instant,
  edited_at: Instant.nullable(),
  /** A tombstone: what was said is gone, the number stays. */
  deleted_at: Instant.nullable(),
})
export type MessageView = z.output<typeof MessageView>

/** True: `{{…}}` in the text is meant as it stands. Otherwise a text for the customer that still has some is refused. */
export const AsWritten = z.boolean().optional()

/** The sender's own name for a message: sent again with the same content it is the same message. */
export const ClientId = z.string().regex(/^[\x21-\x7e]{1,100}$/, { error: 'client_id_malformed' })

export const PostMessageBody = z.strictObject({
  client_id: ClientId,
  kind: z.enum(['text', 'image', 'document', 'audio', 'note']).default('text'),
  body: text(MESSAGE_BODY_MAX).default(''),
  attachment_ids: z.array(AttachmentId).max(10).default([]),
  reply_to_seq: z.number().int().min(1).optional(),
  /** Colleagues who are told of a note. */
  mentions: z.array(MemberId).max(20).default([]),
  as_written: AsWritten,
})

export const EditMessageBody = z.strictObject({
  body: words(MESSAGE_BODY_MAX),
  /** Whom a note names from now on. Without it: those of before whose name is still there. */
  mentions: z.array(MemberId).max(20).optional(),
  as_written: AsWritten,
})

export const MessageParams = z.object({ id: ConversationId, seq: z.coerce.number().int().min(1) })

/** Either way a page is in the order of the conversation. Without both: the last page. */
export const ThreadQuery = z.object({
  /** Messages with greater numbers: what a client missed. */
  after: z.coerce.number().int().min(0).optional(),
  /** Messages with smaller numbers: what one scrolls up to. */
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

export const ThreadPage = z.object({
  items: z.array(MessageView),
  /** Whether more lie beyond this page, on the side that was asked for. */
  has_more: z.boolean(),
  last_seq: z.number().int(),
})

export const MessageSearchQuery = z.object({
  q: line(200),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
})

/** Where the words were found: the text around them, cut into what matches and what does not. */
export const MessageHit = z.object({
  conversation_id: ConversationId,
  seq: z.number().int(),
  created_at: Instant,
  author_name: z.string(),
  contact: z.object({ id: ContactId, name: z.string() }),
  fragments: z.array(z.object({ text: z.string(), match: z.boolean() })),
})

const tag = 'Messages'
const params = z.object({ id: ConversationId })
const path = '/api/v1/conversations'

export const messageEndpoints = {
  list: defineEndpoint({
    name: 'list-messages',
    method: 'GET',
    path: `${path}/:id/messages`,
    tag,
    summary: 'A page of a conversation, in its order: the last, those before a number, or those after one.',
    params,
    query: ThreadQuery,
    response: ThreadPage,
  }),
  post: defineEndpoint({
    name: 'post-message',
    method: 'POST',
    path: `${path}/:id/messages`,
    tag,
    summary: 'Sends to the customer, or leaves a note. Sent again with the same client_id it is the same message.',
    status: 201,
    params,
    body: PostMessageBody,
    response: MessageView,
  }),
  edit: defineEndpoint({
    name: 'edit-message',
    method: 'PATCH',
    path: `${path}/:id/messages/:seq`,
    tag,
    summary: 'Other words for a message of one’s own, or of anybody’s for who may give conversations away.',
    params: MessageParams,
    body: EditMessageBody,
    response: MessageView,
  }),
  delete: defineEndpoint({
    name: 'delete-message',
    method: 'DELETE',
    path: `${path}/:id/messages/:seq`,
    tag,
    summary: 'Takes the content away and leaves a tombstone in its place.',
    params: MessageParams,
    response: MessageView,
  }),
  search: defineEndpoint({
    name: 'search-messages',
    method: 'GET',
    path: '/api/v1/messages/search',
    tag,
    summary: 'Messages with all these words, newest first. "Quoted" words in that order, -without.',
    query: MessageSearchQuery,
    response: pageOf(MessageHit),
  }),
}
