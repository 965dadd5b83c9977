import { createStore, del, entries, set } from 'idb-keyval'
import type { OutboxEntry } from './outbox-entry.ts'

/** Where messages lie until the server has them. */
export interface Shelf {
  /** In the order in which they were written. */
  load(): Promise<OutboxEntry[]>
  put(entry: OutboxEntry): Promise<void>
  remove(clientId: string): Promise<void>
}

/**
 * The browser's database, which outlives the tab, or memory where there is none. `owner`: whoever signs in next in this
 * browser must not send what another wrote.
 */
export function openShelf(owner: string): Shelf {
  const memory = createMemoryShelf()
  const chosen = probe(owner).catch(() => memory)
  return {
    load: async () => (await chosen).load(),
    put: async (entry) => (await chosen).put(entry),
    remove: async (clientId) => (await chosen).remove(clientId),
  }
}

async function probe(owner: string): Promise<Shelf> {
  const shelf = databaseShelf(owner)
  await shelf.load()
  return shelf
}

function databaseShelf(owner: string): Shelf {
  const store = createStore('recado-outbox', 'entries')
  const keyOf = (clientId: string) => `${owner} ${clientId}`
  return {
    load: async () => {
      const all = await entries<string, OutboxEntry>(store)
      const mine = all.filter(([key]) => key.startsWith(`${owner} `)).map(([, entry]) => entry)
      return mine.sort((one, other) => one.position - other.position)
    },
    put: (entry) => set(keyOf(entry.client_id), entry, store),
    remove: (clientId) => del(keyOf(clientId), store),
  }
}

/** The tab's memory, where a browser has no database to give (some private windows): a reload loses what waits. */
export function createMemoryShelf(): Shelf {
  const held = new Map<string, OutboxEntry>()
  return {
    load: async () => [...held.values()].sort((one, other) => one.position - other.position),
    put: async (entry) => {
      held.set(entry.client_id, entry)
    },
    remove: async (clientId) => {
      held.delete(clientId)
    },
  }
}
