import { createHash } from 'node:crypto'
import type { AttachmentId, ConversationId, InboxId, MemberId, MessageId } from '@recado/contracts/ids'
import {
  type AuthorKind,
  MESSAGE_BODY_MAX,
  type MessageAttachment,
  type MessageDirection,
  type MessageKind,
} from '@recado/contracts/messages'
import { isBlank } from '@recado/contracts/unseen'
import { newId } from '../../platform/ids.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { emitConversation } from './emit-conversation.ts'
import { errors } from './errors.ts'
import { isUnknownMention } from './is-unknown-mention.ts'
import { planDistribution } from './job-payloads.ts'
import { keepMentions } from './keep-mentions.ts'
import type { MessageRow } from './message-row.ts'
import { findMessage } from './messages.sql.ts'
import { previewOf } from './preview-of.ts'
import { refuseUnfilled } from './refuse-unfilled.ts'
import { messageWords } from './search/message-words.ts'
import { type StoreMessageOutcome, storeMessage } from './store-message.sql.ts'
import { type Viewer, viewerOf } from './visibility.sql.ts'

export interface MessageAuthor {
  kind: AuthorKind
  /** The member's, the contact's, the API key's; null for a bot and for the program. */
  id: string | null
  name: string
}

export interface NewMessage {
  conversationId: ConversationId
  /** The sender's own id: unique in the conversation, so a retry is the same message. */
  clientId: string
  kind: Exclude<MessageKind, 'event'>
  /** in: from the customer; out: to them; internal: a note. */
  direction: MessageDirection
  author: MessageAuthor
  body: string
  /** Its files, and who says that they are whole and its author's. */
  attachments?: { ids: readonly AttachmentId[]; claim: ClaimAttachments }
  replyToSeq?: number
  mentions?: readonly MemberId[]
  /** The channel's id of an inbound message: unique in its inbox. */
  externalId?: string
  data?: Record<string, unknown>
  /** `{{…}}` is meant as it stands, and not a variable that nobody filled. */
  asWritten?: boolean
  /** When it was written, if the channel says so. Default: now. */
  createdAt?: Date
}

/** Takes files for a message, in its transaction. @returns those that are whole, of this conversation and of this uploader. */
export type ClaimAttachments = (
  scope: TenantScope,
  claim: { conversationId: ConversationId; uploader: string; ids: readonly string[] },
) => Promise<{ attachment: MessageAttachment; sentBefore: boolean }[]>

export interface SentMessage {
  message: MessageRow
  /** It had been stored before; nothing was changed now. */
  duplicate: boolean
}

/**
 * Accepts a message: numbered, stored, told of, all or nothing. With the client_id or external_id of a stored message the
 * stored one comes back. Two that arrive at the same instant with one external_id in two conversations make the slower
 * transaction fail (23505): entry layers call `postMessage`, or wrap their own work in `acceptMessages`, which try again.
 *
 * @throws conversation_not_found (404, also for who may not see it), client_id_reused (409), reply_unknown,
 * mention_unknown, mention_needs_note, message_empty, message_too_long (400), message_unfilled (422), attachment_not_ready (409)
 */
export function sendMessage(scope: TenantScope, input: NewMessage): Promise<SentMessage> {
  return store(scope, input, false)
}

/**
 * `sendMessage` for a message that one statement stores whole (`isOneStatement`), as the last of its transaction: its
 * answer comes with the commit. Undefined when it was stored before and has to be looked at in a new transaction.
 */
export async function sendAndEnd(scope: TenantScope, input: NewMessage): Promise<SentMessage | undefined> {
  const prepared = await prepare(scope, input, false)
  scope.endWithNext()
  const stored = await storePrepared(scope, prepared)
  return isStoredBefore(stored) ? undefined : { message: numbered(prepared.row, stored), duplicate: false }
}

/** Files are claimed before; what comes from the customer may reopen a conversation, which is told of after. */
export function isOneStatement({ direction, attachments }: NewMessage): boolean {
  return direction !== 'in' && (attachments === undefined || attachments.ids.length === 0)
}

/** Something that happened, in its place among the messages. It moves nothing in lists and answers nobody. */
export async function recordHappening(
  scope: TenantScope,
  happening: {
    conversationId: ConversationId
    author: MessageAuthor
    data: { event: string } & Record<string, unknown>
  },
): Promise<void> {
  const id = newId<string>()
  await store(scope, { ...happening, clientId: `event:${id}`, kind: 'note', direction: 'internal', body: '' }, true)
}

interface Prepared {
  row: MessageRow
  viewer: Viewer
  /** Its files are of a message already: right for a retry alone. */
  sentBefore: boolean
}

async function store(scope: TenantScope, input: NewMessage, happening: boolean): Promise<SentMessage> {
  const prepared = await prepare(scope, input, happening)
  const stored = await storePrepared(scope, prepared)
  if (isStoredBefore(stored)) return repeat(scope, stored, prepared.row)
  if (prepared.sentBefore) throw errors.attachment_not_ready()
  if (stored.reopened === true) {
    await emitConversation(scope, 'conversation.reopened', input.conversationId)
    if (stored.assignee_id === null && stored.team_id !== null) await planDistribution(scope, stored.team_id)
  }
  return { message: numbered(prepared.row, stored), duplicate: false }
}

async function prepare(scope: TenantScope, input: NewMessage, happening: boolean): Promise<Prepared> {
  const attachmentIds = [...new Set(input.attachments?.ids ?? [])]
  const mentions = [...new Set(input.mentions ?? [])]
  const body = input.direction === 'in' ? withoutControls(input.body) : input.body
  if (!happening) refuseMalformed(input, body, attachmentIds.length, mentions.length)
  const { author } = input
  const { attachments, sentBefore } = await getAttachments(scope, input, attachmentIds)
  const row: MessageRow = {
    conversation_id: input.conversationId,
    seq: 0,
    id: newId<MessageId>(),
    client_id: input.clientId,
    content_hash: contentHash({ ...input, body }, attachmentIds, mentions),
    inbox_id: '' as InboxId,
    external_id: input.externalId ?? null,
    direction: input.direction,
    kind: happening ? 'event' : input.kind,
    author_kind: author.kind,
    author_id: author.id,
    author_name: author.name,
    body,
    attachments,
    mentions: await keepMentions(scope, mentions),
    reply_to_seq: input.replyToSeq ?? null,
    data: input.data ?? {},
    created_at: input.createdAt ?? scope.clock.now(),
    edited_at: null,
    deleted_at: null,
  }
  // What happened is noted also where who did it has lost sight of the conversation by it.
  return { row, viewer: happening ? EVERYTHING : viewerOf(scope.actor), sentBefore }
}

async function storePrepared(scope: TenantScope, { row, viewer }: Prepared): Promise<StoreMessageOutcome> {
  const stored = await storeMessage(scope, {
    tenant: scope.tenant.id,
    conversation: row.conversation_id,
    sight: viewer.sight,
    viewer: viewer.memberId,
    id: row.id,
    client: row.client_id,
    hash: row.content_hash,
    external: row.external_id,
    direction: row.direction,
    kind: row.kind,
    authorKind: row.author_kind,
    author: row.author_id,
    authorName: row.author_name,
    body: row.body,
    signed: row.author_kind === 'member' && row.direction === 'out' && row.body !== '',
    preview: previewOf(row.body, row.attachments),
    attachments: JSON.stringify(row.attachments),
    mentions: row.mentions,
    replyTo: row.reply_to_seq,
    data: JSON.stringify(row.data),
    words: messageWords(row),
    at: row.created_at.toISOString(),
    now: scope.clock.now().toISOString(),
    event: newId<string>(),
  }).catch((error: unknown) => {
    throw isUnknownMention(error) ? errors.mention_unknown({ cause: error }) : error
  })
  if (stored === undefined) throw errors.conversation_not_found()
  if (stored.outcome === 'reply_unknown') throw errors.reply_unknown()
  return stored
}

function isStoredBefore({ outcome }: StoreMessageOutcome): boolean {
  return outcome === 'repeated' || outcome === 'received'
}

function numbered(row: MessageRow, { seq, inbox_id, body }: StoreMessageOutcome): MessageRow {
  return { ...row, seq, inbox_id, body }
}

/** @throws client_id_reused (409) */
async function repeat(scope: TenantScope, stored: StoreMessageOutcome, again: MessageRow): Promise<SentMessage> {
  const message = await findMessage(scope, { conversationId: stored.conversation_id, seq: stored.seq })
  if (message === undefined) throw new Error('a stored message is gone')
  if (stored.outcome === 'repeated' && message.content_hash !== again.content_hash) throw errors.client_id_reused()
  return { message, duplicate: true }
}

const EVERYTHING: Viewer = { sight: 'all', memberId: null }

function refuseMalformed(input: NewMessage, body: string, attachments: number, mentions: number): void {
  if (isBlank(body) && attachments === 0) throw errors.message_empty()
  if (input.direction === 'out' && input.asWritten !== true) refuseUnfilled(body)
  if (body.length > MESSAGE_BODY_MAX) throw errors.message_too_long({ params: { limit: MESSAGE_BODY_MAX } })
  if (mentions > 0 && input.kind !== 'note') throw errors.mention_needs_note()
  if ((input.kind === 'note') !== (input.direction === 'internal')) {
    throw new TypeError('a note is internal, and nothing else is')
  }
}

/** What a customer's program sent is kept, less what cannot be stored or shown: an inbound message is never refused for it. */
function withoutControls(body: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return body.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
}

/** In the order of `ids`. A file is of one message: what was `sentBefore` is for a retry alone. */
async function getAttachments(
  scope: TenantScope,
  { conversationId, author, attachments: files }: NewMessage,
  ids: readonly AttachmentId[],
): Promise<{ attachments: MessageAttachment[]; sentBefore: boolean }> {
  if (files === undefined || ids.length === 0) return { attachments: [], sentBefore: false }
  const uploader = `${author.kind === 'api' ? 'api_key' : author.kind}:${author.id}`
  const claimed = await files.claim(scope, { conversationId, uploader, ids })
  const byId = new Map(claimed.map(({ attachment }) => [attachment.id, attachment]))
  const attachments = ids.map((id) => {
    const attachment = byId.get(id)
    if (attachment === undefined) throw errors.attachment_not_ready()
    return attachment
  })
  return { attachments, sentBefore: claimed.some(({ sentBefore }) => sentBefore) }
}

function contentHash(input: NewMessage, attachmentIds: readonly string[], mentions: readonly string[]): string {
  const { kind, direction, author, body, replyToSeq = null } = input
  // A conversation has one contact. When it is merged the id changes, and a retry is still a retry.
  const authorId = author.kind === 'contact' ? null : author.id
  return createHash('sha256')
    .update(JSON.stringify([kind, direction, author.kind, authorId, body, attachmentIds, mentions, replyToSeq]))
    .digest('base64url')
}
