/**
 * What is remembered between pages of a site, per inbox, and shared by its tabs. What a browser refuses to store is kept
 * until the page is left.
 */
export interface PageStorage {
  get(name: string): string | null
  set(name: string, value: string): void
  remove(name: string): void
}

export function createPageStorage(inboxKey: string): PageStorage {
  const memory = new Map<string, string>()
  const keyOf = (name: string) => `recado:${inboxKey}:${name}`
  const tried = <Result>(use: (storage: Storage) => Result, otherwise: Result): Result => {
    try {
      return use(localStorage)
    } catch {
      return otherwise
    }
  }
  const stores = (name: string, value: string) =>
    tried((storage) => {
      storage.setItem(keyOf(name), value)
      return true
    }, false)
  return {
    // Memory first and only for what was refused: another tab may have changed or taken away the rest.
    get: (name) => memory.get(name) ?? tried((storage) => storage.getItem(keyOf(name)), null),
    set: (name, value) => {
      if (stores(name, value)) memory.delete(name)
      else memory.set(name, value)
    },
    remove: (name) => {
      memory.delete(name)
      tried((storage) => storage.removeItem(keyOf(name)), undefined)
    },
  }
}
