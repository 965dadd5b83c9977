import { readFile } from 'node:fs/promises'
import {
  type AnyMessageContent,
  downloadContentFromMessage,
  generateWAMessageContent,
  MEDIA_PATH_MAP,
  type MediaType,
  type proto,
} from 'baileys'
import type { MediaHost } from '../media/media-host.ts'
import { childOf, type Node, node, seconds } from '../wire/nodes.ts'
import type { Account } from './account.ts'
import type { Companion } from './companion.ts'
import { newStanzaId } from './new-stanza-id.ts'
import { SignalDevice } from './signal-device.ts'
import { silentLog } from './silent-log.ts'

export interface PersonOptions {
  phone: string
  lid: string
  name: string
}

/** As others see the writer: by LID, by phone, or by LID with the phone beside it. */
export type Addressing = 'lid' | 'phone' | 'both'

export interface SayOptions {
  messageId?: string
  addressing?: Addressing
  at?: Date
}

/** What a phone shows, in the order in which it came. */
export interface Shown {
  messageId: string
  /** Whose number it is, E.164. */
  by: string
  message: proto.Message
  text: string
  /** As it was addressed: by LID or by phone. */
  to: string
}

/** A customer with a phone of their own: Signal, receipts and all. */
export class Person {
  readonly phone: string
  readonly lid: string
  readonly name: string
  readonly shown: Shown[] = []
  /** Ids that could not be read and were asked for again. */
  readonly asked: string[] = []
  /** Ids that an account has read. */
  readonly seen: string[] = []
  /** Ids that a device of an account could not read and asked for again. */
  readonly askedBack: string[] = []
  /** `read`: reads at once; `none`: says nothing, as a phone that is switched off. */
  receipts: 'delivered' | 'read' | 'none' = 'delivered'
  readonly #device = new SignalDevice()
  readonly #media: MediaHost
  readonly #said = new Map<string, { message: proto.IMessage; attrs: Record<string, string | undefined> }>()

  constructor({ phone, lid, name }: PersonOptions, media: MediaHost) {
    this.phone = phone
    this.lid = lid
    this.name = name
    this.#media = media
  }

  get pn(): string {
    return `${this.phone.slice(1)}@s.whatsapp.net`
  }

  bundle(jid: string): Promise<Node> {
    return this.#device.bundle(jid)
  }

  /** A plain text, or anything that the library can compose; files are uploaded first. */
  async say(account: Account, content: string | AnyMessageContent, options: SayOptions = {}): Promise<string> {
    const message = typeof content === 'string' ? { conversation: content } : await this.#compose(content)
    return this.send(account, message, options)
  }

  /** @returns the message's id. */
  async send(account: Account, message: proto.IMessage, options: SayOptions = {}): Promise<string> {
    const { messageId = newStanzaId(), addressing = 'both', at = new Date() } = options
    account.writers.add(this)
    const byPhone = addressing === 'phone'
    const attrs = {
      ...{ from: byPhone ? this.pn : this.lid, id: messageId, t: seconds(at), notify: this.name },
      ...{ type: typeOf(message), addressing_mode: byPhone ? 'pn' : 'lid' },
      ...(addressing === 'both' && { sender_pn: this.pn }),
    }
    this.#said.set(messageId, { message, attrs })
    for (const companion of account.companions.values()) {
      const address = account.addressOf(companion.device)
      const enc = await this.#device.encrypt(address, message, () => companion.bundle(address))
      companion.deliver(node('message', attrs, [enc]))
    }
    return messageId
  }

  /** A device could not read it, and says with which keys it can. */
  async sayAgain(account: Account, companion: Companion, receipt: Node): Promise<void> {
    const said = this.#said.get(receipt.attrs.id ?? '')
    if (said === undefined) return
    this.askedBack.push(receipt.attrs.id ?? '')
    const address = account.addressOf(companion.device)
    const keys = childOf(receipt, 'keys')
    const user = () => {
      const registration = childOf(receipt, 'registration')
      if (keys === undefined || registration === undefined || !Array.isArray(keys.content))
        return companion.bundle(address)
      return node('user', {}, [registration, ...keys.content])
    }
    const enc = await this.#device.encrypt(address, said.message, user, true)
    companion.deliver(node('message', said.attrs, [enc]))
  }

  /** From one device of an account. */
  async receive(account: Account, companion: Companion, stanza: Node, to: string, enc: Node): Promise<void> {
    const messageId = stanza.attrs.id ?? ''
    const chat = to.replace(/:\d+@/, '@')
    try {
      const message = await this.#device.decrypt(account.addressOf(companion.device), enc)
      this.shown.push({ messageId, by: account.phone, message, text: textOf(message), to: chat })
      if (this.receipts !== 'none') this.tell(account, messageId, undefined, chat)
      if (this.receipts === 'read') this.tell(account, messageId, 'read', chat)
    } catch {
      this.asked.push(messageId)
      const [registration, type, identity, key, signed] = await this.#device.keyNodes()
      const retry = node('retry', { count: '1', id: messageId, t: seconds(), v: '1' })
      const attrs = { from: chat, id: messageId, type: 'retry', t: seconds() }
      companion.deliver(node('receipt', attrs, [retry, registration, node('keys', {}, [type, identity, key, signed])]))
    }
  }

  /** Delivered, or `read` and `played`. */
  tell(account: Account, messageId: string, type: 'read' | 'played' | undefined, from = this.lid): void {
    account.notify(node('receipt', { from, id: messageId, type, t: seconds() }))
  }

  /** The bytes of a file that was sent to them. */
  async open(message: proto.IMessage): Promise<Buffer> {
    const [kind, value] =
      Object.entries(message).find(([key]) => /^(image|video|audio|document|sticker)Message$/.test(key)) ?? []
    if (kind === undefined) throw new Error('there is no file in it')
    const stream = await downloadContentFromMessage(value, kind.replace('Message', '') as MediaType)
    return Buffer.concat(await Array.fromAsync(stream))
  }

  #compose(content: AnyMessageContent): Promise<proto.Message> {
    return generateWAMessageContent(content, {
      logger: silentLog,
      upload: async (file, { mediaType, fileEncSha256B64 }) => {
        const kept = this.#media.keep(
          `${MEDIA_PATH_MAP[mediaType]}/${encodeURIComponent(fileEncSha256B64)}`,
          await readFile(file),
        )
        return { mediaUrl: kept.url, directPath: kept.direct_path }
      },
    })
  }
}

/** The words of a message, edits and reactions too. */
export function textOf(message: proto.IMessage): string {
  const { protocolMessage: protocol, reactionMessage: reaction } = message
  if (protocol?.editedMessage) return textOf(protocol.editedMessage)
  if (reaction) return reaction.text ?? ''
  return message.conversation || message.extendedTextMessage?.text || message.imageMessage?.caption || ''
}

function typeOf(message: proto.IMessage): string {
  if (message.reactionMessage) return 'reaction'
  return Object.keys(message).some((key) => /^(image|video|audio|document|sticker)Message$/.test(key))
    ? 'media'
    : 'text'
}
