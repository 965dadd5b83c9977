import type { BotQueues, BotReason, BotState, StatusWebhook } from '@recado/contracts/bots'
import type { WhatsappIdentity } from '@recado/contracts/whatsapp-identity'
import type { Driver, Quota } from '../driver/driver.ts'
import { newId } from '../new-id.ts'
import type { Store } from '../store/open-store.ts'
import type { StateRow } from '../store/state-log.ts'

export interface StatusBoardOptions {
  store: Store
  driver: Driver['name']
  now(): number
  /** When it is read as full. */
  eventsMax: number
  told(): void
}

export interface NextState {
  state: BotState
  reason?: BotReason | undefined
  detail?: string | undefined
  until?: Date | undefined
  newChats?: Quota | undefined
}

/** A message that waits longer for the network than this is stuck, and somebody should know why. */
export const STUCK_AFTER_MS = 60_000

/** The state of the connection: kept, told to the server in its order, and read by everybody in this process. */
export class StatusBoard {
  readonly #options: StatusBoardOptions
  #current: StateRow
  #account: { identity: WhatsappIdentity; name: string | undefined; version: string | undefined } | undefined
  #stuck: BotQueues['stuck'] = null

  constructor(options: StatusBoardOptions) {
    this.#options = options
    this.#current = this.#keep({ state: 'starting' })
  }

  get state(): BotState {
    return this.#current.state
  }

  get reason(): BotReason | null {
    return this.#current.reason
  }

  /** A state that is the same in every word is not told again. */
  set(next: NextState): void {
    const { state, reason, until, newChats } = readRow(this.#current)
    if (
      state === next.state &&
      reason === next.reason &&
      until?.getTime() === next.until?.getTime() &&
      newChats?.used === next.newChats?.used
    ) {
      return
    }
    this.#current = this.#keep(next)
  }

  setAccount(account: { identity: WhatsappIdentity; name: string | undefined; version: string | undefined }): void {
    this.#account = account
  }

  showQr(shown: { qr: string } | { code: string }, expiresAt: Date): void {
    const { store, now, told } = this.#options
    const at = now()
    const payload = {
      qr_code: 'qr' in shown ? shown.qr : null,
      pairing_code: 'code' in shown ? shown.code : null,
      expires_at: expiresAt.toISOString(),
      timestamp: new Date(at).toISOString(),
    }
    store.within(() => {
      const event = { eventId: newId('evt'), route: 'qr' as const, lane: 'qr', history: false, payload, media: [], at }
      store.events.add(event)
      this.set({ state: 'qr' in shown ? 'qr_ready' : 'pairing_code' })
    })
    told()
  }

  /** Looks whether a message is stuck, and tells when that has changed. */
  watchQueues(): void {
    const before = this.#stuck
    this.#stuck = this.#findStuck()
    if ((before === null) !== (this.#stuck === null)) this.#tell(this.#current)
  }

  queues(): BotQueues {
    const { store, eventsMax } = this.#options
    const events = store.events.counts()
    const sends = store.sends.counts()
    return {
      to_deliver: events.waiting,
      to_send: sends.waiting,
      refused: events.refused,
      full: events.waiting >= eventsMax,
      stuck: this.#stuck,
    }
  }

  #findStuck(): BotQueues['stuck'] {
    const { store, now } = this.#options
    const { oldest } = store.sends.counts()
    if (oldest === undefined || now() - oldest < STUCK_AFTER_MS) return null
    const reason = this.state === 'connected' ? 'not_accepted' : (this.reason ?? this.state)
    return { since: new Date(oldest).toISOString(), reason }
  }

  #keep({ state, reason, detail = '', until, newChats }: NextState): StateRow {
    const { store, now } = this.#options
    const row = store.within(() => {
      const added = store.states.add({
        state,
        reason: reason ?? null,
        detail: detail.slice(0, 500),
        until: until?.getTime() ?? null,
        used: newChats?.used ?? null,
        quota: newChats?.limit ?? null,
        at: now(),
      })
      this.#tell(added)
      return added
    })
    return row
  }

  #tell(row: StateRow): void {
    const { store, driver, now, told } = this.#options
    const at = now()
    const payload: StatusWebhook = {
      status: row.state,
      seq: row.seq,
      since: new Date(row.at).toISOString(),
      reason: row.reason,
      detail: row.detail,
      number: this.#account?.identity.phone ?? null,
      lid: this.#account?.identity.lid ?? null,
      name: this.#account?.name ?? null,
      until: row.until === null ? null : new Date(row.until).toISOString(),
      new_chats: row.used === null || row.quota === null ? null : { used: row.used, limit: row.quota },
      driver,
      wa_version: this.#account?.version ?? null,
      queues: this.queues(),
      timestamp: new Date(at).toISOString(),
    }
    const event = {
      eventId: newId('evt'),
      route: 'status' as const,
      lane: 'status',
      history: false,
      payload,
      media: [],
    }
    store.events.add({ ...event, at })
    told()
  }
}

function readRow({ state, reason, until, used, quota }: StateRow): NextState {
  return {
    state,
    reason: reason ?? undefined,
    until: until === null ? undefined : new Date(until),
    newChats: used === null || quota === null ? undefined : { used, limit: quota },
  }
}
