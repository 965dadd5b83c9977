/**
 * The right to hold a session, given for a time by whoever owns the sessions. It ends by itself: a bot that is cut off from
 * its owner lets go before another may begin (self-fencing), because the owner waits as long as it gave.
 */
export interface Lease {
  /** `not_needed`: nobody else could hold this session. */
  state(): 'held' | 'absent' | 'not_needed'
  /** When it ends unless it is renewed, on the clock that was given; undefined where it is not held or not needed. */
  until(): number | undefined
  /** Called whenever it is gained or lost. */
  onChange(listener: () => void): void
  close(): void
}

/** A lease that is renewed by calls. A wrong holder's renewal takes it away: the session is somebody else's by now. */
export class RenewedLease implements Lease {
  readonly #holder: string
  readonly #now: () => number
  readonly #listeners: (() => void)[] = []
  #until = 0
  #timer: NodeJS.Timeout | undefined

  /** @param now a clock that does not jump, in milliseconds. */
  constructor(holder: string, now: () => number = () => performance.now()) {
    this.#holder = holder
    this.#now = now
  }

  renew(holder: string, ttlMs: number): void {
    const before = this.state()
    this.#until = holder === this.#holder ? this.#now() + ttlMs : 0
    clearTimeout(this.#timer)
    if (this.state() === 'held') this.#timer = setTimeout(() => this.#tell(), ttlMs + 1).unref()
    if (this.state() !== before) this.#tell()
  }

  state(): 'held' | 'absent' {
    return this.#now() < this.#until ? 'held' : 'absent'
  }

  until(): number | undefined {
    return this.state() === 'held' ? this.#until : undefined
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener)
  }

  close(): void {
    clearTimeout(this.#timer)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

export const NO_LEASE: Lease = {
  state: () => 'not_needed',
  until: () => undefined,
  onChange: () => undefined,
  close: () => undefined,
}
