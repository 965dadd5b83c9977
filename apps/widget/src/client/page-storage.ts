/** What is remembered between pages of a site, per inbox. Where a browser refuses storage: until the page is left. */
export interface PageStorage {
  get(name: string): string | null
  set(name: string, value: string): void
  remove(name: string): void
}

export function createPageStorage(inboxKey: string): PageStorage {
  const memory = new Map<string, string>()
  const keyOf = (name: string) => `recado:${inboxKey}:${name}`
  const tried = <Result>(use: (storage: Storage) => Result): Result | undefined => {
    try {
      return use(localStorage)
    } catch {
      return undefined
    }
  }
  return {
    get: (name) => memory.get(name) ?? tried((storage) => storage.getItem(keyOf(name))) ?? null,
    set: (name, value) => {
      memory.set(name, value)
      tried((storage) => storage.setItem(keyOf(name), value))
    },
    remove: (name) => {
      memory.delete(name)
      tried((storage) => storage.removeItem(keyOf(name)))
    },
  }
}
