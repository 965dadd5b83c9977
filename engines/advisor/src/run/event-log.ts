import type { Clock, RunStore } from '../ports.ts'
import type { EventData, EventType, Phase, RunEvent } from './events.ts'

export interface EventKey {
  phase: Phase
  agent?: string
  attempt?: number
}

/**
 * A run's events, loaded once and appended one at a time. `once` is all that resuming takes: what the log already holds is
 * read back, the rest is done and written.
 */
export class EventLog {
  readonly events: RunEvent[]
  readonly #run: string
  readonly #store: RunStore
  readonly #clock: Clock | undefined
  readonly #listen: ((event: RunEvent) => void) | undefined
  #tail: Promise<unknown> = Promise.resolve()

  private constructor(run: string, events: readonly RunEvent[], options: LogOptions) {
    this.#run = run
    this.events = [...events]
    this.#store = options.store
    this.#clock = options.clock
    this.#listen = options.onEvent
  }

  /** Loads what there is and tells the listener about it, so that a late listener misses nothing. */
  static async open(run: string, options: LogOptions): Promise<EventLog> {
    const log = new EventLog(run, await options.store.load(run), options)
    for (const event of log.events) options.onEvent?.(event)
    return log
  }

  find<T extends EventType>(type: T, key: EventKey): EventData[T] | undefined {
    const { phase, agent = '', attempt = 1 } = key
    const found = this.events.find(
      (event) => event.type === type && event.phase === phase && event.agent === agent && event.attempt === attempt,
    )
    return found?.data as EventData[T] | undefined
  }

  /** The recorded data of this key, or the result of `make`, recorded before it is returned. */
  async once<T extends EventType>(
    type: T,
    key: EventKey,
    make: () => EventData[T] | Promise<EventData[T]>,
  ): Promise<EventData[T]> {
    const known = this.find(type, key)
    if (known !== undefined) return known
    const data = await make()
    await this.#append(type, key, data)
    return data
  }

  // Agents work in parallel and finish in any order; their appends queue, so that numbers have no gaps.
  #append<T extends EventType>(type: T, key: EventKey, data: EventData[T]): Promise<void> {
    const write = this.#tail.then(async () => {
      const { phase, agent = '', attempt = 1 } = key
      const at = this.#clock && { at: this.#clock.now().toISOString() }
      const event = {
        run: this.#run,
        seq: this.events.length + 1,
        ...at,
        phase,
        agent,
        attempt,
        type,
        data,
      } as RunEvent
      await this.#store.append(event)
      this.events.push(event)
      this.#listen?.(event)
    })
    this.#tail = write
    return write
  }
}

export interface LogOptions {
  store: RunStore
  clock?: Clock | undefined
  onEvent?: ((event: RunEvent) => void) | undefined
}
