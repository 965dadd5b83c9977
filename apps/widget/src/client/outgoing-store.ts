import { inOrder, type Outgoing } from './outgoing.ts'

/** Where what is on its way is kept, files too: IndexedDB, or memory where a browser refuses it. */
export interface OutgoingStore {
  /** In the order in which they were written. */
  list(): Promise<Outgoing[]>
  put(item: Outgoing): Promise<void>
  remove(clientId: string): Promise<void>
  clear(): Promise<void>
}

const STORE = 'outgoing'
/** A browser that neither opens nor refuses is taken to refuse: nothing written may wait for it. */
const PATIENCE_MS = 3_000

export function openOutgoingStore(inboxKey: string): OutgoingStore {
  const memory = new Map<string, Outgoing>()
  const database = Promise.race([open(inboxKey).catch(() => undefined), after(PATIENCE_MS)])
  const run = async <Result>(
    mode: IDBTransactionMode,
    act: (store: IDBObjectStore) => IDBRequest<Result>,
  ): Promise<Result | undefined> => {
    const opened = await database
    if (opened === undefined) return undefined
    const transaction = opened.transaction(STORE, mode)
    // A request that succeeded is not kept yet: the page may be left before its transaction is complete.
    const complete = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve
      transaction.onabort = reject
    })
    const [result] = await Promise.all([settled(act(transaction.objectStore(STORE))), complete])
    return result
  }
  return {
    list: async () => {
      const kept = await run<Outgoing[]>('readonly', (store) => store.getAll()).catch(() => undefined)
      const all = new Map((kept ?? []).map((item) => [item.client_id, item]))
      for (const [id, item] of memory) all.set(id, item)
      return inOrder([...all.values()])
    },
    put: async (item) => {
      try {
        if ((await run('readwrite', (store) => store.put(item))) === undefined) memory.set(item.client_id, item)
        else memory.delete(item.client_id)
      } catch {
        // Full, or a private window that takes no files.
        memory.set(item.client_id, item)
      }
    },
    remove: async (id) => {
      memory.delete(id)
      await run('readwrite', (store) => store.delete(id)).catch(() => undefined)
    },
    clear: async () => {
      memory.clear()
      await run('readwrite', (store) => store.clear()).catch(() => undefined)
    },
  }
}

async function open(inboxKey: string): Promise<IDBDatabase> {
  const request = indexedDB.open(`recado:${inboxKey}`, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'client_id' })
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
