import { type BotState, FINAL_STATES, WORKING_STATES } from '@recado/contracts/bots'
import type { Driver, DriverEvent, DriverLog, DriverStart } from '../driver/driver.ts'
import type { Lease } from '../lease/lease.ts'
import type { StateRow } from '../store/state-log.ts'
import type { StatusBoard } from './status-board.ts'

export interface ConnectionOptions {
  driver: Driver
  lease: Lease
  board: StatusBoard
  /** Whether there is room for what the network brings. */
  hasRoom(): boolean
  delay(attempts: number): number
  version: string | undefined
  log: DriverLog
  /** It works again, or does not any more. */
  changed(): void
}

/** States that a new process keeps until it is told to try again. */
const HELD_STATES: readonly BotState[] = ['replaced', 'banned']

/**
 * Decides when the driver is connected: as long as the lease is held and there is room for messages; again after a failure,
 * later each time; and not after an answer of WhatsApp's that another try would make worse.
 */
export class Connection {
  readonly #options: ConnectionOptions
  #start: DriverStart
  #attempts = 0
  #timer: NodeJS.Timeout | undefined
  #stopped = false
  /** Acts on the driver follow one another. */
  #turn: Promise<void> = Promise.resolve()

  constructor(options: ConnectionOptions) {
    this.#options = options
    this.#start = { pairByCode: undefined, version: options.version }
    options.lease.onChange(() => this.#leaseChanged())
  }

  /** Whether the network may be spoken to now. */
  isOpen(): boolean {
    const { board, lease } = this.#options
    return !this.#stopped && WORKING_STATES.includes(board.state) && lease.state() !== 'absent'
  }

  /** @param before the state in which the last process of this bot ended. */
  async open(before: StateRow | undefined): Promise<void> {
    this.#stopped = false
    if (before !== undefined && HELD_STATES.includes(before.state)) {
      // A restart is no reason to take a session back from somebody, or to knock at a closed door.
      this.#options.board.set({ state: before.state, reason: before.reason ?? undefined, detail: before.detail })
      return
    }
    await this.#connect()
  }

  /** Connects anew, from scratch in what it knows of failures. */
  restart(change: Partial<DriverStart> = {}): Promise<void> {
    this.#start = { ...this.#start, pairByCode: undefined, ...change }
    this.#attempts = 0
    this.#options.board.set({ state: 'starting' })
    return this.#connect()
  }

  logOut(): Promise<void> {
    clearTimeout(this.#timer)
    return this.#then(async () => {
      await this.#options.driver.logOut()
      this.#options.board.set({ state: 'logged_out', reason: 'logged_out_here' })
    })
  }

  /** What the network says of the connection. */
  hear(event: DriverEvent & { event: 'state' }): void {
    const { board, changed } = this.#options
    board.set(event)
    changed()
    if (WORKING_STATES.includes(event.state)) this.#attempts = 0
    else if (FINAL_STATES.includes(event.state)) this.#letGo()
    else if (event.state === 'disconnected') this.#lost(event)
  }

  /** There was no room; called again and again while there may be some. */
  reconsider(): void {
    const { board, hasRoom } = this.#options
    if (board.reason === 'queue_full' && hasRoom()) void this.restart()
  }

  /** No room for what comes: the network keeps it for us until there is. */
  pause(): void {
    const { board } = this.#options
    if (board.reason === 'queue_full') return
    board.set({ state: 'disconnected', reason: 'queue_full' })
    this.#letGo()
  }

  async close(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#then(() => this.#options.driver.stop())
    const { board } = this.#options
    // What is over stays over: the next process must find it.
    if (!FINAL_STATES.includes(board.state)) board.set({ state: 'disconnected', reason: 'stopping' })
  }

  #lost({ reason }: DriverEvent & { event: 'state' }): void {
    clearTimeout(this.#timer)
    // Nobody scanned: a person asks for the next one.
    if (this.#stopped || reason === 'qr_expired' || reason === 'pairing_code_refused') return
    const wait = reason === 'restart_required' ? 0 : this.#options.delay(++this.#attempts)
    this.#timer = setTimeout(() => void this.#connect(), wait)
  }

  #leaseChanged(): void {
    const { lease, board } = this.#options
    if (this.#stopped) return
    if (lease.state() === 'held') {
      if (board.reason === 'lease_lost' || board.state === 'starting') void this.restart()
      return
    }
    clearTimeout(this.#timer)
    if (!FINAL_STATES.includes(board.state)) board.set({ state: 'disconnected', reason: 'lease_lost' })
    this.#letGo()
  }

  #letGo(): void {
    clearTimeout(this.#timer)
    void this.#then(() => this.#options.driver.stop())
    this.#options.changed()
  }

  #connect(): Promise<void> {
    clearTimeout(this.#timer)
    return this.#then(async () => {
      const { driver, lease, board, hasRoom } = this.#options
      if (this.#stopped) return
      if (lease.state() === 'absent') return
      if (!hasRoom()) return this.pause()
      if (board.state !== 'starting') board.set({ state: 'starting', reason: board.reason ?? undefined })
      await driver.start(this.#start)
    })
  }

  #then(act: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(act).catch((error: unknown) => {
      this.#options.log.error({ error: String(error) }, 'the driver failed')
      if (!this.#stopped)
        this.hear({ event: 'state', state: 'disconnected', reason: 'driver_failed', detail: String(error) })
    })
    return this.#turn
  }
}
