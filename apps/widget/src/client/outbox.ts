import { isRefusal } from '@recado/client/is-refusal'
import { retryDelay } from '@recado/client/retry-delay'
import type { Outgoing } from './outgoing.ts'
import type { OutgoingStore } from './outgoing-store.ts'
import { readRefusal } from './read-refusal.ts'

const RETRY = { first: 1_000, longest: 30_000 }

/** The queue of what the visitor writes: kept before it is sent, sent in order, one at a time, until it has arrived. */
export interface Outbox {
  add(item: Outgoing): Promise<void>
  /** What the server refused, once more. */
  retry(clientId: string): Promise<void>
  discard(clientId: string): Promise<void>
  /** Sends what waits, now: at the start, when the line is back, when another tab has written. */
  flush(): Promise<void>
  /** Reads what is kept: another tab may have changed it. */
  reload(): Promise<void>
}

export interface OutboxParts {
  kept: OutgoingStore
  /** Brings one to the server. `change` keeps what is to be known of it after a reload. */
  deliver(item: Outgoing, change: (changes: Partial<Outgoing>) => Promise<void>): Promise<void>
  /** What waits or was refused, after each change. */
  show(items: Outgoing[]): void
  /** Runs in one tab at a time. */
  alone(work: () => Promise<void>): Promise<void>
  tellTabs(): void
  wait(ms: number): Promise<void>
}

export function createOutbox({ kept, deliver, show, alone, tellTabs, wait }: OutboxParts): Outbox {
  let running: Promise<void> | undefined
  let again = false

  const reload = async () => show(await kept.list())
  const changed = async () => {
    await reload()
    tellTabs()
  }
  const change = async (item: Outgoing, changes: Partial<Outgoing>) => {
    Object.assign(item, changes)
    await kept.put(item)
    await reload()
  }
  /** @returns how long to wait before the rest. */
  const sendAll = async (tries: number): Promise<number | undefined> => {
    for (const item of await kept.list()) {
      if (item.refusal !== undefined) continue
      try {
        await deliver(item, (changes) => change(item, changes))
        tries = 0
        await kept.remove(item.client_id)
      } catch (error) {
        // What was written later must not arrive earlier: all wait.
        if (!isRefusal(error)) return retryDelay(error, tries + 1, RETRY)
        await kept.put({ ...item, refusal: readRefusal(error) })
      }
      await changed()
    }
    return undefined
  }
  const run = async () => {
    // Ends: when everything is sent or refused; it waits longer after each try.
    for (let tries = 0; ; tries += 1) {
      again = false
      let pause: number | undefined
      await alone(async () => {
        pause = await sendAll(tries)
      })
      if (pause === undefined && !again) return
      if (pause !== undefined) await wait(pause)
    }
  }
  const flush = () => {
    again = true
    running ??= run().finally(() => {
      running = undefined
    })
    return running
  }
  return {
    flush,
    reload,
    add: async (item) => {
      await kept.put(item)
      await changed()
      void flush()
    },
    retry: async (clientId) => {
      const item = (await kept.list()).find(({ client_id: id }) => id === clientId)
      if (item === undefined) return
      const { refusal: _refusal, ...fresh } = item
      await kept.put(fresh)
      await changed()
      void flush()
    },
    discard: async (clientId) => {
      await kept.remove(clientId)
      await changed()
    },
  }
}
