import type { ContentToSend } from '@recado/contracts/bot-content'
import type { ChatRef } from '@recado/contracts/bots'
import { type AckState, advances, type SendProblem } from '@recado/contracts/delivery'
import type { Address, Driver, DriverContentToSend, DriverLog, FetchedMedia } from '../driver/driver.ts'
import { SendError } from '../driver/send-error.ts'
import { newId } from '../new-id.ts'
import type { Store } from '../store/open-store.ts'
import { leftAs, type SendRow } from '../store/send-queue.ts'

export interface SenderOptions {
  store: Store
  driver: Pick<Driver, 'send' | 'newMessageId' | 'checkNumber' | 'lookUp'>
  now(): number
  /** Whether the network may be spoken to: connected, and the lease held. */
  isOpen(): boolean
  fetchMedia(url: string): Promise<{ bytes: Uint8Array; mime: string }>
  /** OGG with Opus of a recording; undefined where it cannot be made: then it goes as an audio file. */
  toVoiceNote(bytes: Uint8Array, mime: string): Promise<{ bytes: Uint8Array; durationS: number } | undefined>
  /** How long a chat waits after the nth failure that left nothing behind. */
  delay(attempts: number): number
  log: DriverLog
  /** Something was noted for the server. */
  told(): void
}

/** As often a message is tried that never left; then it failed. */
const MOST_ATTEMPTS = 12

/**
 * Sends what is queued, in order in each chat. Before a message leaves it is written that it does; what is known
 * afterwards too. After a kill in between the network is asked, or the message is uncertain: it is never sent again unseen.
 */
export class Sender {
  readonly #options: SenderOptions
  /** On their way now, by their place in the queue: a lane's name changes when two turn out to be one person. */
  readonly #busy = new Set<number>()

  constructor(options: SenderOptions) {
    this.#options = options
  }

  /** Does one thing; false when there is nothing to do now. */
  async step(): Promise<boolean> {
    const { store, now, isOpen } = this.#options
    if (!isOpen()) return false
    const lost = store.sends.listSending().find(({ seq }) => !this.#busy.has(seq))
    const row = lost ?? store.sends.listReady(now(), this.#busy.size + 1).find(({ seq }) => !this.#busy.has(seq))
    if (row === undefined) return false
    this.#busy.add(row.seq)
    try {
      await (row === lost ? this.#settle(row) : this.#send(row))
    } finally {
      this.#busy.delete(row.seq)
    }
    return true
  }

  /**
   * At the start, and whenever the connection is lost with a driver that cannot be asked: who was on the way is uncertain
   * now, and not only once the network is back.
   */
  giveUpOnLost(): void {
    const { store, driver } = this.#options
    if (driver.lookUp !== undefined) return
    for (const row of store.sends.listSending()) {
      if (!this.#busy.has(row.seq)) this.#end(row, 'uncertain', 'unknown', 'interrupted while it was being sent')
    }
  }

  async #send(row: SendRow): Promise<void> {
    const { store, driver } = this.#options
    try {
      const to = await this.#addressOf(row)
      const content = await this.#fetch(row.content)
      const id = row.message_id ?? driver.newMessageId()
      store.sends.begin(row.seq, id)
      const { quoted } = row
      const quote = quoted && { messageId: quoted.message_id, fromMe: quoted.from_me, body: quoted.body }
      await driver.send({ id, to, content, quoted: quote })
      store.sends.release(row.lane)
      this.#end({ ...row, message_id: id }, 'sent')
    } catch (error) {
      await this.#fail(row, error)
    }
  }

  async #fail({ seq, lane, ...row }: SendRow, error: unknown): Promise<void> {
    const { store, now, delay, log } = this.#options
    const { outcome, problem, message } = error instanceof SendError ? error : asSendError(error)
    const current = store.sends.find(seq)
    if (current === undefined) return
    log.warn({ id: row.id, outcome, problem, error: message }, 'a message was not accepted')
    if (outcome === 'refused') return this.#end(current, 'failed', problem, message)
    // What failed before it was written that it leaves has not left, whatever failed.
    if (outcome === 'uncertain' && current.state === 'sending') return this.#settle(current)
    const attempts = store.sends.putOff(lane, delay, now())
    if (attempts >= MOST_ATTEMPTS) return this.#end(current, 'failed', problem, message)
    if (current.state === 'sending') store.sends.setState(seq, 'queued')
  }

  /** Finds out whether a message went out that was on its way. */
  async #settle(row: SendRow): Promise<void> {
    const { store, driver, isOpen } = this.#options
    const unknown = () => this.#end(row, 'uncertain', 'unknown', 'interrupted while it was being sent')
    if (driver.lookUp === undefined || row.message_id === null) return unknown()
    // Asked once the network is there again; until then its chat waits.
    if (!isOpen()) return
    try {
      const found = await driver.lookUp(await this.#addressOf(row), row.message_id)
      if (found === 'accepted') return this.#end(row, 'sent')
      if (found === 'absent') return store.sends.setState(row.seq, 'queued')
    } catch (error) {
      if (!isOpen()) return
      this.#options.log.warn({ id: row.id, error: String(error) }, 'the network could not be asked about a message')
    }
    unknown()
  }

  async #addressOf({ recipient }: SendRow): Promise<Address | { group: string }> {
    const { store, driver } = this.#options
    if ('group' in recipient) return recipient
    const person = store.within(() => store.people.see({ identity: recipient }))
    const address = person.address ?? person.identity.lid ?? person.identity.bsuid ?? undefined
    if (address !== undefined) return { address, identity: person.identity }
    const { phone } = person.identity
    const found = phone === null ? undefined : await driver.checkNumber(phone)
    if (found === undefined) throw new SendError('refused', 'not_on_whatsapp', 'nobody on WhatsApp has this number')
    store.within(() => store.people.see({ identity: { ...found.identity, phone }, address: found.address }))
    return found
  }

  async #fetch(content: ContentToSend): Promise<DriverContentToSend> {
    if (!('media' in content)) return content
    const { fetchMedia, toVoiceNote } = this.#options
    const { bytes } = await fetchMedia(content.media.url)
    const { mime, name } = content.media
    const media: FetchedMedia = { bytes, mime, name, durationS: undefined }
    if (content.kind !== 'voice') return { ...content, media }
    const note = await toVoiceNote(bytes, mime)
    if (note === undefined) return { kind: 'audio', media }
    return { kind: 'voice', media: { ...note, mime: 'audio/ogg; codecs=opus', name } }
  }

  /** Writes what became of a message, unless a receipt was faster, and tells the server. */
  #end(row: SendRow, state: AckState, problem: SendProblem | null = null, detail = ''): void {
    const { store, now, told } = this.#options
    store.within(() => {
      const current = store.sends.find(row.seq)
      if (current === undefined || !advances(leftAs(current.state), state)) return
      store.sends.setState(row.seq, state)
      const at = now()
      const event = {
        event: 'ack' as const,
        event_id: newId('evt'),
        chat: this.#chatOf(row),
        at: new Date(at).toISOString(),
        message_id: row.message_id,
        id: row.id,
        state,
        problem,
        detail: detail.slice(0, 500),
      }
      const { lane } = current
      store.events.add({
        eventId: event.event_id,
        route: 'incoming',
        lane,
        history: false,
        payload: event,
        media: [],
        at,
      })
    })
    told()
  }

  #chatOf({ recipient }: SendRow): ChatRef {
    if ('group' in recipient) return { kind: 'group', id: recipient.group, name: null }
    const { identity, name = null } = this.#options.store.people.see({ identity: recipient })
    return { kind: 'person', identity, name }
  }
}

/** A fault of ours or the library's: whether it came before or after the message left, nobody knows. */
function asSendError(error: unknown): SendError {
  return new SendError('uncertain', 'unknown', error instanceof Error ? error.message : String(error))
}
