import { type BaileysEventMap, proto, toNumber, type WAMessage } from 'baileys'
import type { ReceivedMessage } from '../driver/driver.ts'
import type { ChatEvent } from '../inbound/receive.ts'
import { wordsOf } from '../inbound/words-of.ts'
import { problemOf } from './pending-acks.ts'
import { readContent, readReferral } from './read-content.ts'
import { readChat, readSender } from './read-key.ts'

const { Status, StubType } = { Status: proto.WebMessageInfo.Status, StubType: proto.WebMessageInfo.StubType }

/** How many pictures an album announced, by its id: the frame comes before they do. */
export type Albums = Map<string, number>

/** A message as the driver interface has it; undefined where there is nothing for people in it. */
export function readMessage(message: WAMessage, history: boolean, albums: Albums): ReceivedMessage | undefined {
  const { key } = message
  const name = key.fromMe ? undefined : (message.pushName ?? undefined)
  const chat = readChat(key, name)
  const frame = message.message?.albumMessage
  if (frame && key.id) albums.set(key.id, (frame.expectedImageCount ?? 0) + (frame.expectedVideoCount ?? 0))
  if (chat === undefined || !key.id) return undefined
  const read = message.message ? readContent(message.message) : undecrypted(message)
  if (read === undefined) return undefined
  const { content, context, album } = read
  const quoted = context?.quotedMessage ? readContent(context.quotedMessage) : undefined
  const expected = album === undefined ? undefined : albums.get(album)
  return {
    event: 'message',
    chat,
    messageId: key.id,
    from: key.participant || key.remoteJid || '',
    fromMe: key.fromMe === true,
    sender: chat.kind === 'group' ? readSender(key, name) : undefined,
    at: new Date(toNumber(message.messageTimestamp ?? 0) * 1_000),
    content,
    quoted: context?.stanzaId
      ? { messageId: context.stanzaId, body: quoted ? wordsOf(quoted.content) : '' }
      : undefined,
    referral: readReferral(context),
    forwarded: context?.isForwarded === true,
    history,
    ...(album !== undefined && expected !== undefined && { album: { id: album, expected } }),
  }
}

export const UNDECRYPTED = 'undecrypted'

/** It came and could not be read; the phone is asked for it again. */
function undecrypted({ messageStubType }: WAMessage): ReturnType<typeof readContent> {
  if (messageStubType !== StubType.CIPHERTEXT) return undefined
  return { content: { kind: 'unknown', original_type: UNDECRYPTED, text: '' }, context: undefined, album: undefined }
}

/** Receipts, edits and deletions, which the library tells as changes of a message. */
export function readUpdate({ key, update }: BaileysEventMap['messages.update'][number]): ChatEvent | undefined {
  const chat = readChat(key, undefined)
  if (chat === undefined || !key.id) return undefined
  const seconds = update.messageTimestamp ? toNumber(update.messageTimestamp) : 0
  const common = { chat, messageId: key.id, at: seconds > 0 ? new Date(seconds * 1_000) : new Date() }
  if (update.messageStubType === StubType.REVOKE) {
    return { ...common, event: 'deletion', fromMe: update.key?.fromMe ?? key.fromMe ?? false }
  }
  const edited = update.message?.editedMessage?.message
  if (edited) {
    const read = readContent(edited)
    return read && { ...common, event: 'edit', fromMe: key.fromMe === true, text: wordsOf(read.content) }
  }
  if (key.fromMe !== true || update.status === undefined || update.status === null) return undefined
  const state = ackOf(update.status)
  if (state !== 'failed') return state && { ...common, event: 'ack', state }
  const code = String(update.messageStubParameters?.[0] ?? '')
  return { ...common, event: 'ack', state, problem: problemOf(code), detail: `WhatsApp answers ${code}` }
}

function ackOf(status: proto.WebMessageInfo.Status): 'failed' | 'sent' | 'delivered' | 'read' | 'played' | undefined {
  switch (status) {
    case Status.ERROR:
      return 'failed'
    case Status.SERVER_ACK:
      return 'sent'
    case Status.DELIVERY_ACK:
      return 'delivered'
    case Status.READ:
      return 'read'
    case Status.PLAYED:
      return 'played'
    default:
      return undefined
  }
}

export function readReaction({ key, reaction }: BaileysEventMap['messages.reaction'][number]): ChatEvent | undefined {
  const by = reaction.key ?? key
  const chat = readChat(by.remoteJid ? by : key, undefined)
  if (chat === undefined || !key.id) return undefined
  const at = reaction.senderTimestampMs ? new Date(toNumber(reaction.senderTimestampMs)) : new Date()
  const sender = chat.kind === 'group' ? readSender(by, undefined)?.identity : undefined
  return {
    ...{ event: 'reaction', chat, messageId: key.id, fromMe: by.fromMe === true, sender, at },
    // The last word of each hand on each message; without an emoji the reaction was taken away.
    id: by.id ?? `${key.id}:${by.participant ?? by.remoteJid}:${at.getTime()}`,
    emoji: reaction.text || undefined,
  }
}
