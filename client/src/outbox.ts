import type { ApiProblem } from './api-problem.ts'
import { isRefusal } from './is-refusal.ts'
import type { OutboxStore } from './outbox-store.ts'
import { retryDelay } from './retry-delay.ts'

export interface OutboxItem {
  /** The sender's own name of it: sent again it is the same message. */
  client_id: string
}

/** What was written and the server does not have yet: kept before it is sent, sent in order until it has arrived. */
export interface Outbox<Item extends OutboxItem> {
  /** In the order in which they were written, those that were refused too. */
  items(): Item[]
  isSending(clientId: string): boolean
  /** Resolves when they are kept. */
  add(items: readonly Item[]): Promise<void>
  /** What the server refused, once more. */
  retry(clientId: string): Promise<void>
  discard(clientId: string): Promise<void>
  /** Nothing of it is sent any more. */
  clear(): Promise<void>
  /** Another tab brought it to the server. */
  arrived(clientId: string): void
  /** Reads what is kept: another tab may have changed it. */
  reload(): Promise<void>
  /** Sends what waits. @returns when nothing waits any more, here or in the tab that sends */
  flush(): Promise<void>
  /** There is a line again: what waits for the next try goes now. */
  wake(): void
  /** Begins nothing more; what is being sent ends. */
  close(): void
}

export interface OutboxOptions<Item extends OutboxItem> {
  store: OutboxStore<Item>
  /** Sorts as they were written. */
  compare(one: Item, other: Item): number
  /** Items of one lane are sent one at a time and in order; lanes do not wait for each other. */
  laneOf(item: Item): string
  isRefused(item: Item): boolean
  /** The item with what the server's no says; without a problem, as one that may be sent again. */
  withRefusal(item: Item, problem?: ApiProblem): Item
  /** Brings one to the server; may be called again after any failure. @throws ApiProblem, Unreachable */
  deliver(item: Item, change: ItemChange<Item>): Promise<void>
  /** Something of it is to be shown otherwise. */
  changed(): unknown
  /** Shows an item before it is kept: what is seen then may be lost with the page. */
  optimistic?: boolean
  /** Runs in one tab at a time. */
  alone(work: () => Promise<void>): Promise<void>
  /** What is kept has changed: other tabs are to `reload`, and `flush`. */
  tellTabs(): void
  wait?(ms: number): Promise<void>
}

export interface ItemChange<Item> {
  /** Resolves when it is kept, for what going on takes after a reload. */
  keep(changes: Partial<Item>): Promise<void>
  /** Shown, and gone with the page. */
  show(changes: Partial<Item>): void
}

const RETRY = { first: 1_000, longest: 30_000 }

export function createOutbox<Item extends OutboxItem>(options: OutboxOptions<Item>): Outbox<Item> {
  const { store, laneOf, isRefused, changed, tellTabs, optimistic = false, wait = after } = options
  let held = new Map<string, Item>()
  /** On their way to the store: they leave when they are kept. */
  const unkept = new Set<string>()
  /** Arrived or discarded: what is read of the store just before must not bring them again. */
  const gone = new Set<string>()
  /** Lane → what is being sent of it. */
  const sending = new Map<string, string>()
  let failures = 0
  let closed = false
  /** Asked to send since it was last looked what waits. */
  let asked = false
  let running: Promise<void> | undefined
  let pause: Promise<void> | undefined
  let endPause = () => {}
  let step = () => {}

  const isSending = (clientId: string) => [...sending.values()].includes(clientId)
  // Reads and writes of the store one after another: what is read then lacks only what is in `unkept`.
  let storing: Promise<unknown> = Promise.resolve()
  const inTurn = <Result>(act: () => Promise<Result>): Promise<Result> => {
    const turn = storing.then(act)
    storing = turn.catch(() => undefined)
    return turn
  }
  const keepAll = async (items: readonly Item[]) => {
    for (const { client_id: id } of items) unkept.add(id)
    await inTurn(() => Promise.all(items.map((item) => store.put(item))))
    for (const { client_id: id } of items) unkept.delete(id)
  }
  const hold = (items: readonly Item[]) => {
    for (const item of items) held.set(item.client_id, item)
    changed()
  }
  const forget = (clientId: string) => {
    gone.add(clientId)
    if (held.delete(clientId)) changed()
  }
  const remove = async (clientId: string) => {
    forget(clientId)
    await inTurn(() => store.remove(clientId))
    tellTabs()
  }
  /** @returns nothing for what was discarded meanwhile: it must not be kept again */
  const change = (clientId: string, next: (item: Item) => Item): Item[] => {
    const item = held.get(clientId)
    if (item === undefined) return []
    const changedItem = next(item)
    hold([changedItem])
    return [changedItem]
  }
  const reload = () =>
    inTurn(async () => {
      const kept = (await store.list()).filter(({ client_id: id }) => !gone.has(id))
      // What changes here right now is newer here.
      const own = [...held.values()].filter(({ client_id: id }) => unkept.has(id) || isSending(id))
      const all = new Map([...kept, ...own].map((item) => [item.client_id, item]))
      held = new Map([...all].sort(([, one], [, other]) => options.compare(one, other)))
      changed()
    })

  /** The first of each lane that may be sent; what was refused waits for its author and holds up nobody. */
  const ready = () => {
    const lanes = new Set(sending.keys())
    return [...held.values()].filter((item) => {
      const lane = laneOf(item)
      if (isRefused(item) || lanes.has(lane)) return false
      lanes.add(lane)
      return !unkept.has(item.client_id)
    })
  }
  const send = async (item: Item) => {
    const { client_id: id } = item
    const lane = laneOf(item)
    sending.set(lane, id)
    changed()
    try {
      await options.deliver(item, {
        keep: async (changes) => keepAll(change(id, (now) => ({ ...now, ...changes }))),
        show: (changes) => void change(id, (now) => ({ ...now, ...changes })),
      })
      failures = 0
      await remove(id)
    } catch (error) {
      if (isRefusal(error)) {
        await keepAll(change(id, (now) => options.withRefusal(now, error)))
        tellTabs()
      } else rest(retryDelay(error, ++failures, RETRY))
    }
    sending.delete(lane)
    changed()
    step()
  }
  const rest = (ms: number) => {
    pause ??= new Promise((resolve) => {
      endPause = () => {
        pause = undefined
        asked = true
        resolve()
        step()
      }
      const mine = endPause
      void wait(ms).then(() => endPause === mine && mine())
    })
  }
  const sendReady = async () => {
    if (closed) return
    await reload()
    // Ends: when nothing is on its way; each round waits until one of them is through, or something new is asked.
    for (;;) {
      asked = false
      if (pause === undefined && !closed) for (const item of ready()) void send(item)
      if (sending.size === 0) return
      await new Promise<void>((resolve) => {
        step = resolve
      })
    }
  }
  const run = async () => {
    try {
      // Ends: when everything is sent or refused; it waits longer after each try. Between tries other tabs may.
      do {
        await options.alone(sendReady)
        await pause
      } while (asked && !closed)
    } finally {
      running = undefined
    }
  }
  const flush = () => {
    asked = true
    step()
    running ??= run()
    return running
  }

  return {
    ...{ isSending, reload, flush },
    wake: () => endPause(),
    items: () => [...held.values()],
    add: async (items) => {
      if (optimistic) hold(items)
      await keepAll(items)
      if (!optimistic) hold(items)
      tellTabs()
      void flush()
    },
    retry: async (clientId) => {
      await keepAll(change(clientId, (item) => options.withRefusal(item)))
      tellTabs()
      endPause()
      void flush()
    },
    discard: remove,
    clear: async () => {
      await reload()
      await Promise.all([...held.keys()].map(remove))
    },
    arrived: forget,
    close: () => {
      closed = true
      endPause()
    },
  }
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
