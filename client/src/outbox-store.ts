import type { OutboxItem } from './outbox.ts'

/** Where an outbox is kept. Nothing here rejects: what a database refuses is kept in memory, until the page is left. */
export interface OutboxStore<Item extends OutboxItem> {
  /** In no order. */
  list(): Promise<Item[]>
  put(item: Item): Promise<void>
  remove(clientId: string): Promise<void>
}

export interface OutboxDatabase {
  database: string
  /** The object store's name. */
  store: string
  /** Whose items these are, where several people share the database; without it the keys are the items' own ids. */
  owner?: string
}

/** A browser that neither opens nor refuses is taken to refuse: nothing written may wait for it. */
const OPEN_TIMEOUT_MS = 3_000

/** Items in IndexedDB, with their files; in memory where a browser refuses it (a private window, a full disk). */
export function openOutboxStore<Item extends OutboxItem>(options: OutboxDatabase): OutboxStore<Item> {
  const { store: name, owner } = options
  const memory = new Map<string, Item>()
  const opening = Promise.race([open(options).catch(() => undefined), after(OPEN_TIMEOUT_MS)])
  const keyOf = (clientId: string) => (owner === undefined ? clientId : `${owner} ${clientId}`)
  const run = async <Result>(
    mode: IDBTransactionMode,
    act: (store: IDBObjectStore) => IDBRequest<Result>,
  ): Promise<Result | undefined> => {
    const database = await opening
    if (database === undefined) return undefined
    const transaction = database.transaction(name, mode)
    // A request that succeeded is not kept yet: the page may be left before its transaction is complete.
    const complete = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve
      transaction.onabort = reject
    })
    const [result] = await Promise.all([settled(act(transaction.objectStore(name))), complete])
    return result
  }
  return {
    list: async () => {
      const all = () => (owner === undefined ? null : IDBKeyRange.bound(keyOf(''), keyOf('\uffff')))
      const kept = await run<Item[]>('readonly', (store) => store.getAll(all())).catch(() => undefined)
      const items = new Map((kept ?? []).map((item) => [item.client_id, item]))
      return [...new Map([...items, ...memory]).values()]
    },
    put: async (item) => {
      const { client_id: id } = item
      const key = owner === undefined ? undefined : keyOf(id)
      const kept = await run('readwrite', (store) => store.put(item, key)).catch(() => undefined)
      if (kept === undefined) memory.set(id, item)
      else memory.delete(id)
    },
    remove: async (id) => {
      memory.delete(id)
      await run('readwrite', (store) => store.delete(keyOf(id))).catch(() => undefined)
    },
  }
}

async function open({ database, store, owner }: OutboxDatabase): Promise<IDBDatabase> {
  const request = indexedDB.open(database, 1)
  const shape = owner === undefined ? { keyPath: 'client_id' } : {}
  request.onupgradeneeded = () => request.result.createObjectStore(store, shape)
  return settled(request)
}

function after(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, ms, undefined))
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
