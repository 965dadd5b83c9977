import type { ContentToSend, ReceivedContent } from '@recado/contracts/bot-content'
import type { AdReferral, BotDriver, BotReason, BotState } from '@recado/contracts/bots'
import type { AckState, SendProblem } from '@recado/contracts/delivery'
import type { WhatsappIdentity } from '@recado/contracts/whatsapp-identity'
import type { SessionStore } from '../store/session-store.ts'

/**
 * One account of WhatsApp through one library. A driver keeps nothing but its session, in the store that it is given; it
 * tries again by itself only where WhatsApp asks it to (515 after pairing). When to reconnect is the runtime's.
 */
export interface Driver {
  readonly name: BotDriver
  /** Connects with the session in the store, or asks for a new one. Says what comes of it by `state` events. */
  start(options: DriverStart): Promise<void>
  /** Lets go of the network and keeps the session. After it resolves no event comes. */
  stop(): Promise<void>
  /** Ends the session, on the phone too where it can, and empties the store. */
  logOut(): Promise<void>
  /** Resolves once the network has accepted the message; rejects with a `SendError` otherwise, which says what is known. */
  send(message: OutboundMessage): Promise<void>
  /** A fresh id for a message to be sent, in the library's own form. It is stored before the message goes out. */
  newMessageId(): string
  /** Fetches the bytes of a file that an event named; rejects with a `MediaError`. */
  download(source: string, most: number): Promise<DownloadedMedia>
  typing(to: Address, on: boolean): Promise<void>
  markRead(to: Address, messageIds: readonly string[]): Promise<void>
  /** Who a phone is; undefined: not on WhatsApp. */
  checkNumber(phone: string): Promise<Address | undefined>
  /**
   * Whether the network has a message that was on its way when we died. Absent where nobody can say, as in WhatsApp: then
   * it stays uncertain until a receipt proves that it arrived.
   */
  lookUp?(to: OutboundMessage['to'], messageId: string): Promise<'accepted' | 'absent' | 'unknown'>
}

export interface DriverStart {
  /** `undefined`: QR code. Otherwise the phone that will be typed into, E.164. */
  pairByCode: string | undefined
  /** WhatsApp Web's version; undefined: the driver's own. */
  version: string | undefined
}

export interface DriverContext {
  session: SessionStore
  /**
   * Takes an event. Returns when it is committed: only then may the driver tell the network that it has it. Throws when
   * it cannot be kept; the driver then leaves it unacknowledged.
   */
  emit(event: DriverEvent): void
  log: DriverLog
}

export interface DriverLog {
  debug(details: object, text: string): void
  info(details: object, text: string): void
  warn(details: object, text: string): void
  error(details: object, text: string): void
}

/** Somebody as the network writes them: `address` is a JID or a BSUID, `identity` what is known of them. */
export interface Address {
  address: string
  identity: WhatsappIdentity
}

export type DriverChat =
  | { kind: 'person'; address: string; identity: WhatsappIdentity; name: string | undefined }
  | { kind: 'group'; address: string; name: string | undefined }

export type DriverEvent =
  | { event: 'state'; state: BotState; reason?: BotReason; detail?: string; until?: Date; newChats?: Quota }
  | { event: 'qr'; qr: string; expiresAt: Date }
  /** Only a code that the server has accepted. */
  | { event: 'pairing_code'; code: string; expiresAt: Date }
  | { event: 'account'; identity: WhatsappIdentity; name: string | undefined; version: string | undefined }
  | ReceivedMessage
  | { event: 'edit'; chat: DriverChat; messageId: string; fromMe: boolean; text: string; at: Date }
  | { event: 'deletion'; chat: DriverChat; messageId: string; fromMe: boolean; at: Date }
  | {
      event: 'reaction'
      chat: DriverChat
      messageId: string
      fromMe: boolean
      sender: WhatsappIdentity | undefined
      emoji: string | undefined
      at: Date
      /** Of the reaction itself. */
      id: string
    }
  /** Of a message from here or from another of the account's devices. */
  | {
      event: 'ack'
      chat: DriverChat
      messageId: string
      state: Exclude<AckState, 'uncertain'>
      problem?: SendProblem
      detail?: string
      at: Date
    }
  /** Two addresses turn out to be one person. */
  | { event: 'identity'; identity: WhatsappIdentity; replaces?: WhatsappIdentity; address?: string; at: Date }

export interface Quota {
  used: number
  limit: number
}

export interface ReceivedMessage {
  event: 'message'
  chat: DriverChat
  messageId: string
  /** As the network writes it. */
  from: string
  fromMe: boolean
  sender: { identity: WhatsappIdentity; name: string | undefined } | undefined
  at: Date
  content: DriverContent
  quoted: { messageId: string; body: string } | undefined
  referral: AdReferral | undefined
  forwarded: boolean
  history: boolean
  /** Of which pictures this is one. */
  album?: { id: string; expected: number }
}

/** As `ReceivedContent`, with the bytes still at the network: `source` is what `download` needs, after a restart too. */
export type DriverContent =
  | Exclude<ReceivedContent, { media: unknown } | { kind: 'album' }>
  | { kind: 'image' | 'video' | 'document'; media: RemoteMedia; caption: string }
  | { kind: 'audio' | 'voice' | 'sticker'; media: RemoteMedia }

export interface RemoteMedia {
  source: string
  mime: string
  name: string | undefined
  bytes: number | undefined
  durationS: number | undefined
}

export interface DownloadedMedia {
  bytes: Uint8Array
  mime: string
}

export interface OutboundMessage {
  id: string
  to: Address | { group: string }
  content: DriverContentToSend
  quoted: { messageId: string; fromMe: boolean; body: string } | undefined
}

/** As `ContentToSend`, with files fetched. */
export type DriverContentToSend =
  | Exclude<ContentToSend, { media: unknown }>
  | { kind: 'image' | 'video' | 'document'; media: FetchedMedia; caption: string }
  | { kind: 'audio' | 'voice' | 'sticker'; media: FetchedMedia }

export interface FetchedMedia {
  bytes: Uint8Array
  mime: string
  name: string | undefined
  durationS: number | undefined
}
