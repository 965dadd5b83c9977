import { randomBytes } from 'node:crypto'
import { readAddress } from '@recado/contracts/whatsapp-identity'
import type { DriverContent, ReceivedMessage } from '../driver/driver.ts'
import type { ChatEvent } from '../inbound/receive.ts'
import { type Addressing, type Customer, chatOf, personOf } from './customer.ts'
import { newMessageId } from './new-message-id.ts'
import { CLOSE, type FromNetwork, type Me } from './wire.ts'

/** One line of the phone's log. Nothing is taken back or joined: what is there twice was sent twice. */
export interface LogEntry {
  n: number
  direction: 'in' | 'out'
  chat: string
  messageId: string
  content: unknown
  at: string
  state: 'sent' | 'delivered' | 'read'
  /** What a message answers; absent where it answers nothing. */
  quoted?: string
}

/** What outlasts the network's end: see `save` and `restore`. */
export interface KeptPhone {
  me: Me
  log: LogEntry[]
  customers: Customer[]
  pending: [number, ChatEvent][]
  n: number
  paired: Paired | null
  banned: boolean
  cut: boolean
  passkey: boolean
  restriction: Restriction | null
  receipts: Receipts
  held: ChatEvent[]
  was_linked: boolean
}

/** The bot's side of the line: what `SimulatedNetwork` gives a phone while a bot is connected. */
export interface Line {
  send(message: FromNetwork): void
  close(code: number, reason: string): void
}

interface Paired {
  key: string
}

interface Restriction {
  until: string | null
  used: number
  limit: number
}

type Receipts = 'at once' | 'late' | 'never'

/**
 * A shop's phone in the simulated network, with the account behind it. Its log is the truth: what a customer wrote, and what
 * reached them. Everything that can happen to an account can be made to happen here.
 */
export class SimulatedPhone {
  readonly me: Me
  readonly log: LogEntry[] = []
  readonly #changed: () => void
  readonly #customers = new Map<string, Customer>()
  /** What a bot has not confirmed yet; it comes again with each connection. */
  readonly #pending = new Map<number, ChatEvent>()
  #n = 0
  #line: Line | undefined
  #paired: Paired | undefined
  #qr: string | undefined
  #code: string | undefined
  #banned = false
  #cut = false
  #passkey = false
  #leastVersion: string | undefined
  #restriction: Restriction | undefined
  /** Answers to be swallowed: the message is accepted, and the bot does not hear of it. */
  #swallow = 0
  #receipts: Receipts = 'at once'
  #held: ChatEvent[] = []
  #wasLinked = false
  /** To whom the bot writes just now. */
  #typing: string | undefined

  constructor(me: Me, changed: () => void = () => undefined) {
    this.me = me
    this.#changed = changed
  }

  view(): object {
    return {
      ...this.me,
      state: this.#banned ? 'banned' : this.#paired !== undefined ? 'linked' : 'unlinked',
      connected: this.#line !== undefined && this.#paired !== undefined,
      line: this.#cut ? 'cut' : 'up',
      qr: this.#qr ?? null,
      code: this.#code ?? null,
      passkey: this.#passkey,
      restriction: this.#restriction ?? null,
      receipts: this.#receipts,
      pending: this.#pending.size,
      log: this.log.length,
      customers: [...this.#customers.values()],
      typing: this.#typing ?? null,
    }
  }

  /** Everything but the line and what is offered on it, as JSON can hold it. */
  save(): KeptPhone {
    return {
      ...{ me: this.me, log: this.log, customers: [...this.#customers.values()], pending: [...this.#pending] },
      ...{ n: this.#n, paired: this.#paired ?? null, banned: this.#banned, cut: this.#cut, passkey: this.#passkey },
      ...{ restriction: this.#restriction ?? null, receipts: this.#receipts, held: this.#held },
      was_linked: this.#wasLinked,
    }
  }

  /** What was saved, into a phone that is new. Instants of events stay texts: that is how they go to the bot. */
  restore(kept: KeptPhone): void {
    this.log.push(...kept.log)
    for (const customer of kept.customers) this.meet(customer)
    for (const [n, event] of kept.pending) this.#pending.set(n, event)
    this.#n = kept.n
    this.#paired = kept.paired ?? undefined
    this.#banned = kept.banned
    this.#cut = kept.cut
    this.#passkey = kept.passkey
    this.#restriction = kept.restriction ?? undefined
    this.#receipts = kept.receipts
    this.#held = kept.held
    this.#wasLinked = kept.was_linked
  }

  // What a bot does.

  /** A bot's connection; undefined closes it unheard, as a dead line does. */
  connect(line: Line, hello: { device: string | null; version: string | null; pairByCode: string | null }) {
    if (this.#banned) return line.close(CLOSE.banned, 'banned')
    if (this.#leastVersion !== undefined && isOlder(hello.version ?? '0.0.0', this.#leastVersion)) {
      return line.close(CLOSE.versionOutdated, 'version outdated')
    }
    if (hello.device !== null && hello.device !== this.#paired?.key) return line.close(CLOSE.loggedOut, 'logged out')
    this.#line?.close(CLOSE.replaced, 'replaced')
    this.#line = line
    if (hello.device === null) return this.#offerPairing(line, hello.pairByCode)
    line.send({ t: 'open', me: this.me })
    if (this.#restriction !== undefined) line.send({ t: 'restricted', ...this.#restriction })
    for (const [n, event] of this.#pending) line.send({ t: 'event', n, event })
    this.#changed()
  }

  disconnected(line: Line): void {
    if (this.#line === line) this.#line = undefined
    this.#changed()
  }

  got(n: number): void {
    this.#pending.delete(n)
  }

  /** @returns whether the bot hears of it. @throws the problem's code. */
  accept(messageId: string, address: string, content: unknown, quoted?: string): boolean {
    const chat = this.#keyOf(address)
    if (this.#paired === undefined) throw new Error('refused')
    const known = this.log.some((entry) => entry.chat === chat)
    if (this.#restriction !== undefined && !known) throw new Error('new_chats_limited')
    const at = new Date().toISOString()
    this.#typing = undefined
    const entry: LogEntry = { n: this.log.length + 1, direction: 'out', chat, messageId, content, at, state: 'sent' }
    this.log.push(quoted === undefined ? entry : { ...entry, quoted })
    this.#changed()
    // After the answer, as a customer's phone is farther away than the server.
    if (this.#receipts !== 'never') queueMicrotask(() => this.#receipt(messageId, chat, 'delivered'))
    if (this.#swallow === 0) return true
    this.#swallow -= 1
    return false
  }

  has(messageId: string): boolean {
    return this.log.some((entry) => entry.direction === 'out' && entry.messageId === messageId)
  }

  who(phone: string): Customer | undefined {
    return [...this.#customers.values()].find((customer) => customer.phone === phone)
  }

  /** The bot writes to somebody, or has stopped. */
  showTyping(address: string, on: boolean): void {
    this.#typing = on ? this.#keyOf(address) : undefined
    this.#changed()
  }

  unlink(): void {
    this.#paired = undefined
    this.#line?.close(CLOSE.loggedOut, 'logged out')
  }

  // What a person does to it.

  scan() {
    if (this.#line === undefined || (this.#qr === undefined && this.#code === undefined)) return
    if (this.#passkey) return this.#line.send({ t: 'passkey' })
    const device = randomBytes(12).toString('hex')
    this.#paired = { key: device }
    this.#wasLinked = true
    this.#qr = undefined
    this.#code = undefined
    this.#line.send({ t: 'paired', device })
    this.#line.close(CLOSE.restartRequired, 'restart required')
    this.#changed()
  }

  /** Whether it shows a code for the first time: nobody has linked it yet. */
  get waitsForFirstScan(): boolean {
    return this.#qr !== undefined && !this.#wasLinked
  }

  expireQr(): void {
    this.#qr = undefined
    this.#code = undefined
    this.#line?.close(CLOSE.qrExpired, 'qr expired')
  }

  cutLine(): void {
    this.#cut = true
    this.#line?.close(1001, 'cut')
    this.#changed()
  }

  mendLine(): void {
    this.#cut = false
    this.#changed()
  }

  get isCut(): boolean {
    return this.#cut
  }

  ban(): void {
    this.#banned = true
    this.#line?.close(CLOSE.banned, 'banned')
    this.#changed()
  }

  /** The account is given back, and must be linked anew. */
  unban(): void {
    this.#banned = false
    this.#paired = undefined
    this.#changed()
  }

  replace(): void {
    this.#line?.close(CLOSE.replaced, 'replaced')
  }

  requirePasskey(required: boolean): void {
    this.#passkey = required
    this.#changed()
  }

  restrict(restriction: { until: string | null; used: number; limit: number } | undefined): void {
    this.#restriction = restriction
    this.#line?.send(restriction === undefined ? { t: 'free' } : { t: 'restricted', ...restriction })
    this.#changed()
  }

  requireVersion(version: string | undefined): void {
    this.#leastVersion = version
    if (version !== undefined) this.#line?.close(CLOSE.versionOutdated, 'version outdated')
  }

  /** The next so many messages are accepted without an answer, and the line breaks. */
  swallowAnswers(count: number): void {
    this.#swallow = count
  }

  setReceipts(receipts: 'at once' | 'late' | 'never'): void {
    this.#receipts = receipts
    if (receipts === 'at once') for (const event of this.#held.splice(0)) this.#push(event)
  }

  meet(customer: Customer): void {
    this.#customers.set(customer.lid, customer)
    this.#changed()
  }

  /** A customer writes. @returns the message's id. */
  say(
    customer: Customer,
    content: DriverContent,
    how: Partial<Omit<ReceivedMessage, 'event' | 'chat' | 'content'>> & { addressing?: Addressing } = {},
  ): string {
    this.meet(customer)
    const { addressing = 'lid', ...rest } = how
    const chat = chatOf(customer, addressing)
    const messageId = rest.messageId ?? newMessageId()
    const at = rest.at ?? new Date()
    const direction = rest.fromMe === true ? 'out' : 'in'
    const entry = { direction, chat: customer.lid, messageId, content, at: at.toISOString(), state: 'sent' } as const
    const quoted = rest.quoted === undefined ? {} : { quoted: rest.quoted.messageId }
    this.log.push({ n: this.log.length + 1, ...entry, ...quoted })
    this.#push({
      ...{ event: 'message', chat, messageId, from: chat.address, fromMe: false, sender: undefined, at, content },
      ...{ quoted: undefined, referral: undefined, forwarded: false, history: false, ...rest },
    })
    return messageId
  }

  /** Brings a message once more, as the network does under another address; the log has it once. */
  repeat(
    customer: Customer,
    content: DriverContent,
    how: { messageId: string; at: Date; addressing: Addressing },
  ): void {
    const chat = chatOf(customer, how.addressing)
    const { messageId, at } = how
    this.#push({
      ...{ event: 'message', chat, messageId, from: chat.address, fromMe: false, sender: undefined, at, content },
      ...{ quoted: undefined, referral: undefined, forwarded: false, history: false },
    })
  }

  /** Pictures sent together. */
  sayAlbum(customer: Customer, pictures: (DriverContent & { kind: 'image' | 'video' })[], missing = 0): string[] {
    const album = { id: newMessageId(), expected: pictures.length + missing }
    return pictures.map((content) => this.say(customer, content, { album }))
  }

  /** Of a message that is in the log: how it is addressed in an event. */
  find(messageId: string): LogEntry | undefined {
    return this.log.find((entry) => entry.messageId === messageId)
  }

  /** A customer's reaction to a message; none takes it away. */
  react(customer: Customer, messageId: string, emoji: string | undefined): void {
    const chat = chatOf(customer, 'lid')
    const fromMe = this.find(messageId)?.direction === 'out'
    const on = { event: 'reaction', chat, messageId, fromMe, emoji, at: new Date(), id: newMessageId() } as const
    this.#note(customer, { kind: 'reaction', message_id: messageId, emoji: emoji ?? null })
    this.tell({ ...on, sender: chat.identity })
  }

  /** A customer writes a message of theirs anew. */
  rewrite(customer: Customer, messageId: string, text: string): void {
    this.#note(customer, { kind: 'edit', message_id: messageId, text })
    this.tell({ event: 'edit', chat: chatOf(customer, 'lid'), messageId, fromMe: false, text, at: new Date() })
  }

  /** A customer takes a message of theirs back. */
  takeBack(customer: Customer, messageId: string): void {
    this.#note(customer, { kind: 'deletion', message_id: messageId })
    this.tell({ event: 'deletion', chat: chatOf(customer, 'lid'), messageId, fromMe: false, at: new Date() })
  }

  /** A change that a customer made is a line of its own, as those that the bot sends are. */
  #note(customer: Customer, content: object): void {
    const at = new Date().toISOString()
    const entry = {
      direction: 'in',
      chat: customer.lid,
      messageId: newMessageId(),
      content,
      at,
      state: 'sent',
    } as const
    this.log.push({ n: this.log.length + 1, ...entry })
  }

  /** Anything else that the network tells of: a reaction, an edit, a link between a LID and a phone. */
  tell(event: ChatEvent): void {
    this.#push(event)
  }

  read(messageId: string): void {
    const entry = this.log.find((one) => one.direction === 'out' && one.messageId === messageId)
    if (entry !== undefined) this.#receipt(messageId, entry.chat, 'read')
  }

  /** The log knows a customer by one name, however they were addressed. */
  #keyOf(address: string): string {
    const phone = readAddress(address)?.phone ?? null
    return (phone === null ? undefined : this.who(phone)?.lid) ?? address
  }

  #receipt(messageId: string, chat: string, state: 'delivered' | 'read'): void {
    const entry = this.log.find((one) => one.direction === 'out' && one.messageId === messageId)
    if (entry !== undefined) entry.state = state
    const customer = this.#customers.get(chat) ?? this.who(chat)
    const at = new Date()
    const address = customer === undefined ? personOf(chat) : chatOf(customer, 'lid')
    const event: ChatEvent = { event: 'ack', chat: address, messageId, state, at }
    if (this.#receipts === 'late' && state === 'delivered') this.#held.push(event)
    else this.#push(event)
  }

  #push(event: ChatEvent): void {
    const n = ++this.#n
    this.#pending.set(n, event)
    if (this.#paired !== undefined) this.#line?.send({ t: 'event', n, event })
    this.#changed()
  }

  #offerPairing(line: Line, pairByCode: string | null): void {
    if (pairByCode === null) {
      this.#qr = `sim:${this.me.phone}:${randomBytes(16).toString('base64url')}`
      line.send({ t: 'qr', qr: this.#qr, expires_in_ms: 60_000 })
    } else if (pairByCode === this.me.phone) {
      this.#code = randomBytes(4).toString('hex').toUpperCase()
      line.send({ t: 'code', code: this.#code, expires_in_ms: 60_000 })
    } else {
      // As WhatsApp does: a code for another number is never given.
      line.close(CLOSE.qrExpired, 'pairing code refused')
    }
    this.#changed()
  }
}

function isOlder(version: string, least: string): boolean {
  const numbers = (text: string) => text.split('.').map(Number)
  const [one, other] = [numbers(version), numbers(least)]
  const at = one.findIndex((part, n) => part !== other[n])
  return at !== -1 && (one[at] ?? 0) < (other[at] ?? 0)
}
