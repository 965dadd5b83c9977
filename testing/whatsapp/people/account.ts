import { randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { proto, S_WHATSAPP_NET } from 'baileys'
import { type Node, node, seconds } from '../wire/nodes.ts'
import type { Companion } from './companion.ts'
import { newStanzaId } from './new-stanza-id.ts'
import type { Person } from './person.ts'
import { SignalDevice } from './signal-device.ts'

export interface AccountOptions {
  /** E.164. */
  phone: string
  /** `9001@lid`. */
  lid: string
  name: string
}

/** Of new chats: until when, and how many of how many are used. */
export interface Restriction {
  until: Date
  used: number
  limit: number
}

/** A number of WhatsApp's: the phone that holds it, and the devices linked to it. */
export class Account {
  readonly phone: string
  readonly lid: string
  readonly name: string
  readonly device = new SignalDevice()
  readonly companions = new Map<number, Companion>()
  /** Told at the next login, and at once to who is there. */
  isBanned = false
  /** Linking asks for a passkey first, as WhatsApp does of some since June 2026. */
  requiresPasskey = false
  /** What the phone brings along at the next pairing, newest last. */
  history: proto.IConversation[] = []
  /** The phone is away, and sends its history at a later login. */
  isHistoryHeld = false
  restriction: Restriction | undefined
  /** Who wrote to it: they may be answered under a restriction. */
  readonly writers = new Set<Person>()
  /** How many of the next messages are taken and not answered, because the line is cut before. */
  unanswered = 0
  /** What its devices asked of the phone itself. */
  readonly requests: proto.Message[] = []
  /** What its devices showed to the people: typing, and that it paused. */
  readonly typing: { to: string; state: string }[] = []
  #device = 0

  constructor({ phone, lid, name }: AccountOptions) {
    this.phone = phone
    this.lid = lid
    this.name = name
  }

  get pn(): string {
    return `${this.phone.slice(1)}@s.whatsapp.net`
  }

  nextDevice(): number {
    this.#device += 1
    return this.#device
  }

  /** The session of others with one of its devices hangs on this, however it is addressed. */
  addressOf(device: number): string {
    const [user = ''] = this.lid.split('@')
    return device === 0 ? this.lid : `${user}:${device}@lid`
  }

  /** The same under the phone, as it logs in. */
  loginOf(device: number): string {
    return `${this.phone.slice(1)}:${device}@s.whatsapp.net`
  }

  owns(jid: string): boolean {
    const [user = '', server = ''] = jid.split('@')
    const bare = `${user.split(':')[0]}@${server}`
    return bare === this.pn || bare === this.lid
  }

  /** Why a message to somebody is refused; undefined: it is not. */
  refuses(person: Person | undefined): string | undefined {
    if (person === undefined) return '404'
    return this.restriction !== undefined && !this.writers.has(person) ? '463' : undefined
  }

  /** To all of its devices that are linked. */
  notify(one: Node): void {
    for (const companion of this.companions.values()) companion.deliver(one)
  }

  /** Lines go without a word. */
  cutLine(): void {
    for (const { stream } of this.companions.values()) stream?.cut()
  }

  /** Unlinked on the phone. */
  logOut(): void {
    const devices = [...this.companions.values()]
    this.companions.clear()
    const conflict = node('stream:error', { code: '401' }, [node('conflict', { type: 'device_removed' })])
    for (const { stream } of devices) stream?.end(conflict)
  }

  /** Another socket took over. */
  replace(): void {
    const conflict = node('stream:error', {}, [node('conflict', { type: 'replaced' })])
    for (const { stream } of this.companions.values()) stream?.end(conflict)
  }

  ban(): void {
    this.isBanned = true
    for (const { stream } of this.companions.values()) stream?.end(node('failure', { reason: '403' }))
  }

  /** WhatsApp's servers end their work: `503`, `500`. */
  fail(code: string): void {
    for (const { stream } of this.companions.values()) stream?.end(node('stream:error', { code }))
  }

  restrict(restriction: Restriction | undefined): void {
    this.restriction = restriction
    const lock = {
      is_active: restriction !== undefined,
      ...(restriction && { time_enforcement_ends: seconds(restriction.until), enforcement_type: 'DEFAULT' }),
    }
    this.#tell('NotificationUserReachoutTimelockUpdate', { xwa2_notify_account_reachout_timelock: lock })
  }

  /** How many new chats are used, without a restriction. */
  countNewChats(used: number, limit: number, status: 'NONE' | 'FIRST_WARNING' | 'CAPPED'): void {
    const info = { used_quota: used, total_quota: limit, capping_status: status }
    this.#tell('MessageCappingInfoNotification', { xwa2_notify_new_chat_messages_capping_info_update: info })
  }

  /** Typed on the phone itself: its devices get a copy. */
  async types(person: Person, message: proto.IMessage, messageId = newStanzaId()): Promise<string> {
    const copy = { deviceSentMessage: { destinationJid: person.lid, message } }
    const attrs = {
      from: this.lid,
      recipient: person.lid,
      id: messageId,
      t: seconds(),
      type: 'text',
      peer_recipient_pn: person.pn,
    }
    for (const companion of this.companions.values()) {
      companion.deliver(node('message', attrs, [await this.#seal(companion, copy)]))
    }
    return messageId
  }

  /** What the phone sends to a device that was just linked. */
  async sendHistory(companion: Companion): Promise<void> {
    companion.hasHistory = true
    const syncType = proto.HistorySync.HistorySyncType.INITIAL_BOOTSTRAP
    const history = proto.HistorySync.encode({ syncType, conversations: this.history, progress: 100 }).finish()
    const message: proto.IMessage = {
      protocolMessage: {
        type: proto.Message.ProtocolMessage.Type.HISTORY_SYNC_NOTIFICATION,
        historySyncNotification: { syncType, progress: 100, initialHistBootstrapInlinePayload: deflateSync(history) },
      },
    }
    const attrs = { from: this.pn, id: newStanzaId(), t: seconds(), type: 'protocol', category: 'peer' }
    companion.deliver(node('message', attrs, [await this.#seal(companion, message)]))
  }

  #seal(companion: Companion, message: proto.IMessage): Promise<Node> {
    const address = this.addressOf(companion.device)
    return this.device.encrypt(address, message, () => companion.bundle(address))
  }

  #tell(operation: string, data: object): void {
    const update = node('update', { op_name: operation }, Buffer.from(JSON.stringify({ data })))
    const id = randomBytes(6).toString('hex')
    this.notify(node('notification', { from: S_WHATSAPP_NET, type: 'mex', id, t: seconds() }, [update]))
  }
}
