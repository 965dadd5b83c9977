import pg from 'pg'
import { errors } from '../errors.ts'
import type { BudgetMember, ConnectionBudget } from './connection-budget.ts'

export interface BudgetedPoolOptions {
  budget: ConnectionBudget
  /** Whether it may use the reserve: pools of the control database and of shared ones. */
  kept: boolean
  /** How long a caller waits for a connection before it is told to come again. */
  waitMs: number
}

type ConnectCallback = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: unknown) => void,
) => void
type Release = pg.PoolClient['release']

interface Waiter {
  admit(): void
  refuse(error: Error): void
}

let uses = 0

/**
 * The driver's pool, within a budget of connections that it shares with others. Callers wait here, in the order in which
 * they came, and never in the driver's own queue: it holds at most as many as it was granted.
 */
export class BudgetedPool extends pg.Pool implements BudgetMember {
  readonly kept: boolean
  readonly max: number
  granted = 0
  lastUse = 0
  readonly #budget: ConnectionBudget
  readonly #waitMs: number
  readonly #waiters: Waiter[] = []
  #leases = 0
  #shedding = 0

  constructor(config: pg.PoolConfig & { max: number }, { budget, kept, waitMs }: BudgetedPoolOptions) {
    super(config)
    this.max = config.max
    this.kept = kept
    this.#budget = budget
    this.#waitMs = waitMs
    budget.join(this)
    this.on('remove', () => {
      this.#settle()
      budget.closed()
    })
  }

  get waiting(): number {
    return this.#waiters.length
  }

  get idle(): number {
    return Math.min(this.idleCount, this.granted - this.#leases) - this.#shedding
  }

  /** @throws service_unavailable (503, with Retry-After) when none was free in time, and whatever connecting throws */
  override connect(): Promise<pg.PoolClient>
  override connect(callback: ConnectCallback): void
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | undefined {
    const leased = this.#lease()
    if (callback === undefined) return leased
    leased.then(
      (client) => callback(undefined, client, client.release as (release?: unknown) => void),
      (error: Error) => callback(error, undefined, () => undefined),
    )
    return undefined
  }

  override async end(): Promise<void> {
    for (const waiter of this.#waiters.splice(0)) waiter.refuse(unavailable())
    await super.end()
    this.#budget.leave(this)
  }

  grant(): void {
    this.granted += 1
    this.#admitWaiters()
  }

  shed(): void {
    this.#shedding += 1
    // An idle one, so that none is opened for it.
    super.connect().then(
      (client) => {
        this.#shedding -= 1
        client.release(true)
      },
      () => {
        this.#shedding -= 1
        this.#settle()
        this.#budget.closed()
      },
    )
  }

  async #lease(): Promise<pg.PoolClient> {
    uses += 1
    this.lastUse = uses
    if (!this.#take()) await this.#wait()
    let client: pg.PoolClient
    try {
      client = await super.connect()
    } catch (error) {
      this.#leases -= 1
      this.#settle()
      this.#admitWaiters()
      this.#budget.serve()
      throw error
    }
    const release: Release = client.release
    client.release = (broken) => this.#giveBack(release, broken)
    return client
  }

  #giveBack(release: Release, broken: Error | boolean | undefined): void {
    this.#leases -= 1
    // Another pool, which has fewer, waits: its connection is opened when this one is closed.
    if (this.#budget.takeBack(this)) {
      release(broken || true)
      return
    }
    release(broken)
    this.#admitWaiters()
    this.#budget.serve()
  }

  /** Takes a connection that it has, or may open. */
  #take(): boolean {
    if (this.#waiters.length > 0) return false
    if (!this.#hasFree()) {
      if (!this.#budget.hasRoomFor(this)) return false
      this.granted += 1
    }
    this.#leases += 1
    return true
  }

  #hasFree(): boolean {
    return this.#leases + this.#shedding < this.granted
  }

  #wait(): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        admit: () => {
          clearTimeout(timer)
          this.#budget.waitsNoMore()
          resolve()
        },
        refuse: (error) => {
          clearTimeout(timer)
          this.#budget.waitsNoMore()
          reject(error)
        },
      }
      const timer = setTimeout(() => {
        this.#waiters.splice(this.#waiters.indexOf(waiter), 1)
        waiter.refuse(unavailable())
      }, this.#waitMs)
      this.#waiters.push(waiter)
      this.#budget.waits()
    })
  }

  #admitWaiters(): void {
    while (this.#waiters.length > 0 && this.#hasFree()) {
      this.#leases += 1
      this.#waiters.shift()?.admit()
    }
  }

  /** What was closed, or could not be opened, is the budget's again. */
  #settle(): void {
    this.granted = Math.max(this.#leases + this.#shedding, this.totalCount)
  }
}

function unavailable(): Error {
  return errors.service_unavailable({ headers: { 'retry-after': '2' } })
}
