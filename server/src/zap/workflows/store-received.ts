import { createHash } from 'node:crypto'
import type { ReceivedMedia } from '@recado/contracts/bot-content'
import type { BotEvent } from '@recado/contracts/bots'
import type { AttachmentId, ConversationId } from '@recado/contracts/ids'
import { cleanLine } from '@recado/contracts/unseen'
import { joinIdentities } from '@recado/contracts/whatsapp-identity'
import { claimReceived, type ReceivedFile } from '../../chat/attachments/index.ts'
import { type Contact, findOrCreateContact, getContact, isErased } from '../../chat/contacts/index.ts'
import {
  type ClaimAttachments,
  findLastConversation,
  type MessageAuthor,
  sendMessage,
  startConversation,
} from '../../chat/conversations/index.ts'
import { findInbox } from '../../chat/inboxes/index.ts'
import { findInboundPlace } from '../../chat/workflows/find-inbound-place.ts'
import { inboundStorageMeter } from '../../chat/workflows/storage-meter.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import {
  composeParts,
  findGroup,
  findInChat,
  findTwin,
  insertChat,
  insertStored,
  isOwnEcho,
  type MessagePart,
  noteInbound,
  updateChat,
} from '../chats/index.ts'
import { findPerson, type Met, meetPerson } from './meet-person.ts'
import type { Outcome, Taking } from './take-bot-event.ts'

type MessageEvent = BotEvent & { event: 'message' }

/**
 * A message that was written on WhatsApp, in its conversation: the customer's, a group's, what the company wrote on its own
 * phone, or what is imported of the time before. It is stored once, whatever it was addressed by.
 */
export async function storeReceived(scope: TenantScope, taking: Taking, event: MessageEvent): Promise<Outcome> {
  const { connection, say } = taking
  const at = timeOf(scope, event.at)
  const problemOf = ({ ref, problem }: ReceivedMedia) => {
    const brought = taking.files.get(ref)
    return problem ?? (brought === undefined ? 'unavailable' : 'problem' in brought ? brought.problem : undefined)
  }
  const parts = composeParts(event.content, say, problemOf)
  const messageIds = [event.message_id, ...parts.flatMap(({ messageIds: ids }) => ids)]
  if (event.from_me && (await isOwnEcho(scope, connection.id, event.message_id))) return { outcome: 'duplicate' }
  if (await isKnown(scope, taking, event, { at, body: parts[0]?.body ?? '', messageIds })) {
    return { outcome: 'duplicate' }
  }
  const met = await meet(scope, taking, event)
  // Linking two people may have brought the message along.
  const place = { connectionId: connection.id, chatId: met.chat.id, messageIds }
  if ((await findInChat(scope, place)) !== undefined) return { outcome: 'duplicate' }
  if (met.contact.blocked && !event.from_me) return { outcome: 'stored', code: 'contact_blocked' }
  const conversationId = await placeOf(scope, taking, event, met.contact, at)
  await storeParts(scope, taking, { event, met, conversationId, at, parts })
  if (!event.from_me) await noteInbound(scope, met.chat.id, { at, referral: event.referral })
  return { outcome: 'stored' }
}

/** A phone's clock may say anything; a message is not of the future, nor older than WhatsApp. */
function timeOf({ clock }: TenantScope, at: Date): Date {
  const now = clock.now()
  return at > now || at < WHATSAPP_BEGAN ? now : at
}

const WHATSAPP_BEGAN = new Date('2009-01-01T00:00:00Z')

/**
 * Whether it stands there already. It may have come by another address of its sender, while nothing links the two: the very
 * same message does.
 */
async function isKnown(
  scope: TenantScope,
  { connection }: Taking,
  { chat, from_me: fromMe, message_id: messageId }: MessageEvent,
  { at, body, messageIds }: { at: Date; body: string; messageIds: readonly string[] },
): Promise<boolean> {
  if (chat.kind === 'group') return false
  const person = await findPerson(scope, connection.id, chat)
  const place = { connectionId: connection.id, messageIds }
  if (person !== undefined && (await findInChat(scope, { ...place, chatId: person.id })) !== undefined) return true
  const twin = await findTwin(scope, { connectionId: connection.id, messageId, fromMe, at, body })
  if (twin === undefined || twin.id === person?.id) return false
  const [one, other] = [twin.identity, person?.identity ?? chat.identity]
  // Keys that never change hands tell two people apart; a number may have been changed since, and teaches nothing then.
  if ((['lid', 'bsuid'] as const).some((key) => differ(one[key], other[key]))) return false
  if (differ(one.phone, other.phone)) return true
  await meetPerson(scope, connection, { identity: joinIdentities(one, chat.identity), name: chat.name })
  return true
}

function differ(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== other
}

async function meet(scope: TenantScope, { connection }: Taking, { chat }: MessageEvent): Promise<Met> {
  if (chat.kind === 'person') return meetPerson(scope, connection, chat)
  const name = cleanLine(chat.name ?? '')
    .slice(0, 200)
    .toWellFormed()
  const known = await findGroup(scope, connection.id, chat.id)
  if (known !== undefined && !(await isErased(scope, known.contact_id))) {
    if (name !== '' && name !== known.name) await updateChat(scope, known.id, { name })
    return { chat: known, contact: await getContact(scope, known.contact_id, { deleted: true }) }
  }
  const { contact } = await findOrCreateContact(scope, { identities: [], name })
  if (known !== undefined) {
    await updateChat(scope, known.id, { name, contactId: contact.id })
    return { chat: { ...known, name, contact_id: contact.id }, contact }
  }
  const made = await insertChat(scope, {
    ...{ connectionId: connection.id, contactId: contact.id, name },
    groupId: chat.id,
  })
  return { chat: made, contact }
}

async function placeOf(
  scope: TenantScope,
  { connection }: Taking,
  { history, from_me: fromMe }: MessageEvent,
  contact: Contact,
  at: Date,
): Promise<ConversationId> {
  const place = { contactId: contact.id, inboxId: connection.inbox_id }
  if (history) {
    const last = await findLastConversation(scope, place, at)
    return last?.id ?? (await startConversation(scope, { ...place, importedFrom: at })).id
  }
  const inbox = await findInbox(scope, connection.inbox_id)
  return findInboundPlace(scope, place, inbox?.settings.after_resolve ?? 'reopen', fromMe ? 'company' : 'contact')
}

async function storeParts(
  scope: TenantScope,
  taking: Taking,
  received: { event: MessageEvent; met: Met; conversationId: ConversationId; at: Date; parts: readonly MessagePart[] },
): Promise<void> {
  const { event, met, conversationId, at } = received
  const author = authorOf(taking, event, met)
  const quoted = await quotedBy(scope, taking, event, met, conversationId)
  for (const [n, part] of received.parts.entries()) {
    const files = part.files.flatMap(({ media: { ref } }) => {
      const brought = taking.files.get(ref)
      return brought !== undefined && 'file' in brought ? [brought.file] : []
    })
    const { message } = await sendMessage(scope, {
      conversationId,
      author,
      clientId: `wa:${digestOf(met.chat.id, event.message_id, n)}`,
      kind: files[0]?.kind ?? 'text',
      direction: event.from_me ? 'out' : 'in',
      body: part.body,
      asWritten: true,
      createdAt: at,
      data: {
        ...part.data,
        whatsapp: { id: event.message_id, ...part.about, ...(n === 0 ? aboutOf(event, quoted) : {}) },
        ...(event.from_me ? { own_phone: true } : {}),
        ...(event.history ? { history: true } : {}),
        ...(event.chat.kind === 'group' ? { group: groupOf(event) } : {}),
      },
      ...(n === 0 && quoted.seq !== undefined ? { replyToSeq: quoted.seq } : {}),
      ...(files.length === 0 ? {} : { attachments: { ids: files.map(({ id }) => id), claim: claiming(files) } }),
    })
    const messageIds = n === 0 ? [event.message_id, ...part.messageIds] : part.messageIds
    const stored = { chatId: met.chat.id, messageIds, fromMe: event.from_me }
    await insertStored(scope, { ...stored, conversationId, seq: message.seq })
  }
}

/** The files are the message's own, and known by nothing else before. */
function claiming(files: readonly ReceivedFile[]): ClaimAttachments {
  return async (scope, { conversationId, uploader, ids }) => {
    const claimed = []
    for (const file of files) {
      if (!ids.includes(file.id satisfies AttachmentId)) continue
      const of = { conversationId, uploader }
      claimed.push({ attachment: await claimReceived(scope, inboundStorageMeter, file, of), sentBefore: false })
    }
    return claimed
  }
}

function authorOf({ connection, say }: Taking, event: MessageEvent, { contact, chat }: Met): MessageAuthor {
  if (event.from_me) {
    // Who of the company held the phone is not known.
    return { kind: 'member', id: null, name: connection.profile_name || connection.name || say('phone') }
  }
  if (event.chat.kind === 'group') return { kind: 'contact', id: contact.id, name: groupOf(event).sender.name }
  return { kind: 'contact', id: contact.id, name: contact.name || chat.name || (chat.identity.phone ?? '') }
}

/** Who wrote in a group: by name or number; a LID is neither. */
function groupOf({ sender, chat }: MessageEvent): { name: string; sender: { name: string; phone: string | null } } {
  const phone = sender?.identity.phone ?? null
  const name = cleanLine(sender?.name ?? '')
    .slice(0, 200)
    .toWellFormed()
  return {
    name: cleanLine(chat.name ?? '')
      .slice(0, 200)
      .toWellFormed(),
    sender: { name: name || (phone ?? ''), phone },
  }
}

interface Quoted {
  seq?: number
  /** Of what is quoted and not among ours. */
  body?: string
}

async function quotedBy(
  scope: TenantScope,
  { connection }: Taking,
  { quoted }: MessageEvent,
  { chat }: Met,
  conversationId: ConversationId,
): Promise<Quoted> {
  if (quoted === null) return {}
  const by = { connectionId: connection.id, chatId: chat.id, messageIds: [quoted.message_id] }
  const place = await findInChat(scope, by)
  return place?.conversationId === conversationId
    ? { seq: place.seq }
    : { body: quoted.body.slice(0, 500).toWellFormed() }
}

function aboutOf({ forwarded, referral }: MessageEvent, quoted: Quoted): Record<string, unknown> {
  return {
    ...(forwarded ? { forwarded: true } : {}),
    ...(referral === null ? {} : { referral }),
    ...(quoted.body === undefined ? {} : { quoted: { body: quoted.body } }),
  }
}

function digestOf(...parts: (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}
