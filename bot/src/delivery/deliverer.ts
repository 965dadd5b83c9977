import { BATCH_BYTES_MAX, BATCH_EVENTS_MAX, IncomingAnswer } from '@recado/contracts/bots'
import type { DriverLog } from '../driver/driver.ts'
import { newId } from '../new-id.ts'
import type { QueuedEvent } from '../store/event-queue.ts'
import type { Store } from '../store/open-store.ts'
import type { Reply, ServerClient } from './server-client.ts'

export interface DelivererOptions {
  store: Store
  client: Pick<ServerClient, 'post'>
  now(): number
  /** How long all wait after the nth time that the server took nothing. */
  serverDelay(attempts: number): number
  /** How long a chat waits after the nth time that it was put off. */
  laneDelay(attempts: number): number
  /** What the server answered last. */
  onReply(reply: 'reached' | 'unreachable' | 'token_refused'): void
  log: DriverLog
}

/** A body that the server cannot read is tried alone so often before it is set aside. */
const MOST_MALFORMED = 5

/**
 * Brings what is queued to the server, each until it was taken: messages in batches and in order per chat, QR codes and
 * states one by one. What the server refuses is set aside, kept and counted; it does not hold up the next.
 */
export class Deliverer {
  readonly #options: DelivererOptions
  #failures = 0
  #until = 0
  /** After a batch that could not be read: one by one, until the culprit is found. */
  #single = false

  constructor(options: DelivererOptions) {
    this.#options = options
  }

  /** One batch; false when there is nothing to do now. */
  async step(): Promise<boolean> {
    const { store, client, now } = this.#options
    if (now() < this.#until) return false
    const most = this.#single ? 1 : BATCH_EVENTS_MAX
    const batch = store.within(() => store.events.takeBatch(now(), most, BATCH_BYTES_MAX))
    const [first] = batch
    if (first === undefined) return false
    const reply = await client.post('incoming', newId('dlv'), { events: batch.map(({ payload }) => payload) })
    if (!this.#note(reply)) return true
    if (reply.outcome === 'malformed') {
      this.#refuseOrSplit(batch, reply.detail)
      return true
    }
    this.#single = false
    const answer = IncomingAnswer.safeParse(reply.outcome === 'taken' ? reply.body : undefined)
    if (!answer.success) {
      this.#putOffAll('the answer does not say what became of the events')
      return true
    }
    this.#settle(batch, answer.data)
    return true
  }

  /** The oldest QR code or state; false when there is none now. */
  async stepNotice(): Promise<boolean> {
    const { store, client, now, log } = this.#options
    if (now() < this.#until) return false
    const notice = store.events.nextNotice()
    if (notice === undefined) return false
    const reply = await client.post(notice.route, notice.eventId, notice.payload as object)
    if (!this.#note(reply)) return true
    if (reply.outcome === 'malformed') log.error({ detail: reply.detail }, 'the server does not read a notice')
    store.within(() => {
      if (reply.outcome === 'malformed') store.events.refuse(notice.seq, reply.detail)
      else store.events.done([notice.seq])
    })
    return true
  }

  /** When it is worth to step again, if nothing new comes. */
  nextStep(): number | undefined {
    const { store, now } = this.#options
    return this.#until > now() ? this.#until : store.events.nextRelease(now())
  }

  #settle(batch: readonly QueuedEvent[], answer: IncomingAnswer): void {
    const { store, now, laneDelay, log } = this.#options
    const outcomes = new Map(answer.results.map((result) => [result.event_id, result]))
    const behind = new Set<string>()
    store.within(() => {
      for (const event of batch) {
        const result = outcomes.get(event.eventId)
        if (behind.has(event.lane) && result?.outcome === 'retry') continue
        if (result === undefined || result.outcome === 'retry') {
          if (!behind.has(event.lane)) store.events.putOff(event.lane, laneDelay, now())
          behind.add(event.lane)
        } else if (result.outcome === 'refused') {
          log.error({ event: event.eventId, code: result.code }, 'the server refuses an event')
          store.events.refuse(event.seq, result.code ?? 'refused')
        } else {
          store.events.done([event.seq])
          if (!behind.has(event.lane)) store.events.release(event.lane)
        }
      }
    })
  }

  #refuseOrSplit(batch: readonly QueuedEvent[], detail: string): void {
    const { store, now, laneDelay, log } = this.#options
    if (batch.length > 1) {
      this.#single = true
      return
    }
    for (const { seq, lane, eventId } of batch) {
      store.within(() => {
        if (store.events.putOff(lane, laneDelay, now()) < MOST_MALFORMED) return
        log.error({ event: eventId, detail }, 'the server cannot read an event')
        store.events.refuse(seq, detail)
        store.events.release(lane)
      })
    }
  }

  /** Whether the server has dealt with a request at all; if not, all wait. */
  #note(reply: Reply): boolean {
    const { onReply } = this.#options
    if (reply.outcome === 'taken' || reply.outcome === 'malformed') {
      this.#failures = 0
      this.#until = 0
      onReply('reached')
      return true
    }
    this.#putOffAll(reply.detail)
    onReply(reply.outcome === 'token_refused' ? 'token_refused' : 'unreachable')
    return false
  }

  #putOffAll(detail: string): void {
    const { now, serverDelay, log } = this.#options
    this.#failures += 1
    this.#until = now() + serverDelay(this.#failures)
    log.warn({ failures: this.#failures, detail }, 'the server did not take a delivery')
  }
}
