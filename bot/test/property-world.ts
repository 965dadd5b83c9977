import { DatabaseSync } from 'node:sqlite'
import type { BotEventInput } from '@recado/contracts/bots'
import { NOBODY } from '@recado/contracts/whatsapp-identity'
import { Deliverer } from '../src/delivery/deliverer.ts'
import type { Reply } from '../src/delivery/server-client.ts'
import type { OutboundMessage, ReceivedMessage } from '../src/driver/driver.ts'
import { receive } from '../src/inbound/receive.ts'
import { acceptSend } from '../src/sending/accept-send.ts'
import { Sender } from '../src/sending/sender.ts'
import { openStore, type Store } from '../src/store/open-store.ts'

const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

/** Thrown where the process dies. What runs on in it reaches nobody. */
class Killed extends Error {}

export const CHATS = [
  { ...NOBODY, lid: '1001@lid' },
  { ...NOBODY, lid: '1002@lid' },
  { ...NOBODY, lid: '1003@lid' },
]

/**
 * A network, a server and a bot between them that is killed at any boundary: before and after a commit, before and after
 * the network or the server has taken something, before and after the answer came. Network and server live on, and what
 * they hold is what counts.
 *
 * @param kills at which boundaries, counted from the start, the bot dies.
 * @param asks whether the network can be asked what it accepted.
 */
export class PropertyWorld {
  /** What the server holds: one line an event, as often as it stored it. */
  readonly stored: { chat: string; id: string; event: string }[] = []
  /** What reached the customers' phones. */
  readonly shown: { chat: string; id: string; text: string }[] = []
  /** What the server heard of its own messages. */
  readonly heard = new Map<string, string[]>()
  kills = 0
  readonly #file: string
  readonly #kills: ReadonlySet<number>
  readonly #asks: boolean
  readonly #events = new Set<string>()
  readonly #offline: ReceivedMessage[] = []
  readonly #wanted: { id: string; chat: number; text: string }[] = []
  #boundary = 0
  #now = 1_000_000
  #dead = false
  #store: Store | undefined
  #deliverer!: Deliverer
  #sender!: Sender
  #message = 0

  constructor(file: string, kills: readonly number[], asks: boolean) {
    this.#file = file
    this.#kills = new Set(kills)
    this.#asks = asks
    this.#boot()
  }

  /** A customer writes; the network keeps it until the bot has it. */
  customerWrites(chat: number, text: string): void {
    const identity = CHATS[chat] ?? NOBODY
    const address = identity.lid ?? ''
    this.#offline.push({
      ...{ event: 'message', from: address, fromMe: false, sender: undefined, at: new Date(this.#now) },
      ...{ chat: { kind: 'person', address, identity, name: undefined }, messageId: `IN${text}` },
      ...{ content: { kind: 'text', text }, quoted: undefined, referral: undefined, forwarded: false, history: false },
    })
  }

  /** The server wants something sent; it asks until it is told that it is taken. */
  serverWants(chat: number, text: string): void {
    this.#wanted.push({ id: `msg_${text}`, chat, text })
  }

  async step(kind: 'receive' | 'accept' | 'deliver' | 'send'): Promise<void> {
    try {
      await this.#do(kind)
    } catch (error) {
      if (!(error instanceof Killed)) throw error
    }
    if (this.#dead) this.#boot()
  }

  /** Until nothing is left to do; time passes. */
  async settle(): Promise<void> {
    for (let round = 0; round < 400 && this.#isBusy(); round++) {
      this.#now += 600_000
      for (const kind of ['receive', 'accept', 'deliver', 'send'] as const) await this.step(kind)
    }
    if (this.#isBusy()) throw new Error('it does not come to an end')
  }

  close(): void {
    this.#store?.close()
  }

  async #do(kind: 'receive' | 'accept' | 'deliver' | 'send'): Promise<void> {
    switch (kind) {
      case 'receive': {
        const [message] = this.#offline
        if (message === undefined) return
        receive({ store: this.#open(), now: () => this.#now, groups: 'ignore', historyDays: 0 }, message)
        // The network is told; should that be lost, it brings the message once more.
        this.#cross()
        this.#offline.shift()
        return
      }
      case 'accept': {
        const [wanted] = this.#wanted
        if (wanted === undefined) return
        const body = { id: wanted.id, to: CHATS[wanted.chat], message: wanted.text }
        const options = { store: this.#open(), now: () => this.#now, groups: 'ignore' as const, queueMax: 1_000 }
        acceptSend(options, body)
        this.#cross()
        this.#wanted.shift()
        return
      }
      case 'deliver':
        await this.#deliverer.step()
        return
      case 'send':
        await this.#sender.step()
    }
  }

  /** Until it stands: it may die on the way up, too. */
  #boot(): void {
    for (let up = false; !up; ) {
      try {
        this.#start()
        up = true
      } catch (error) {
        if (!(error instanceof Killed)) throw error
      }
    }
  }

  #start(): void {
    if (this.#dead) this.#store?.close()
    this.#dead = false
    const cross = () => this.#cross()
    const store = openStore(this.#file, (file) => new MortalDatabase(file, cross))
    const now = () => this.#now
    this.#store = store
    // Stands before it is used: what dies from here on is closed by the next start.
    this.#deliverer = new Deliverer({
      ...{ store, now, log: SILENT, serverDelay: () => 1_000, laneDelay: () => 1_000, onReply: () => undefined },
      client: { post: async (_, __, body) => this.#serverTakes(body as { events: BotEventInput[] }) },
    })
    this.#sender = new Sender({
      ...{ store, now, log: SILENT, isOpen: () => true, delay: () => 1_000, told: () => undefined },
      fetchMedia: () => Promise.reject(new Error('nothing has media here')),
      toVoiceNote: async () => undefined,
      driver: {
        newMessageId: () => `OUT${++this.#message}`,
        checkNumber: async () => undefined,
        send: async (message) => this.#networkTakes(message),
        ...(this.#asks && { lookUp: async (_, id) => this.#lookUp(id) }),
      },
    })
    this.#sender.giveUpOnLost()
  }

  #serverTakes({ events }: { events: BotEventInput[] }): Reply {
    this.#cross()
    const results = events.map((event) => {
      if (this.#events.has(event.event_id)) return { event_id: event.event_id, outcome: 'duplicate' as const }
      this.#events.add(event.event_id)
      const chat = event.chat.kind === 'person' ? (event.chat.identity.lid ?? '') : event.chat.id
      if (event.event === 'message') this.stored.push({ chat, id: event.message_id, event: event.event_id })
      if (event.event === 'ack' && event.id !== null) {
        this.heard.set(event.id ?? '', [...(this.heard.get(event.id ?? '') ?? []), event.state])
      }
      return { event_id: event.event_id, outcome: 'stored' as const }
    })
    this.#cross()
    return { outcome: 'taken', body: { results } }
  }

  async #networkTakes({ id, to, content }: OutboundMessage): Promise<void> {
    this.#cross()
    const chat = 'group' in to ? to.group : to.address
    this.shown.push({ chat, id, text: content.kind === 'text' ? content.text : '' })
    this.#cross()
  }

  #lookUp(id: string): 'accepted' | 'absent' {
    this.#cross()
    return this.shown.some((one) => one.id === id) ? 'accepted' : 'absent'
  }

  #open(): Store {
    if (this.#store === undefined) throw new Error('it was never started')
    return this.#store
  }

  #isBusy(): boolean {
    const { events, sends } = this.#open()
    return this.#offline.length + this.#wanted.length + events.counts().waiting + sends.counts().waiting > 0
  }

  /** A boundary: the process may die here, and once dead it does nothing any more. */
  #cross(): void {
    if (this.#dead) throw new Killed()
    this.#boundary += 1
    if (!this.#kills.has(this.#boundary)) return
    this.#dead = true
    this.kills += 1
    throw new Killed()
  }
}

/** A database that can be killed before a commit and after it. Rolling back is what the next opening would do. */
class MortalDatabase extends DatabaseSync {
  readonly #cross: () => void

  constructor(file: string, cross: () => void) {
    super(file)
    this.#cross = cross
  }

  override exec(statements: string): void {
    const ends = statements === 'COMMIT'
    if (ends) this.#cross()
    // The file outlives a process that dies; only a host that does would need it on the disk.
    super.exec(statements.replace('synchronous = FULL', 'synchronous = OFF'))
    if (ends) this.#cross()
  }
}
