import { MOST_FAVOURITES } from '@recado/contracts/car-pages'

const KEY = 'recado.cars.favourites'
const ID = /^car_[0-9a-z]{26}$/

/** Cars that somebody keeps in mind, the newest first, in this browser alone. */
export interface Favourites {
  list(): readonly string[]
  toggle(id: string): void
  subscribe(listen: () => void): () => void
}

export function createFavourites(storage: () => Storage | undefined): Favourites {
  const listeners = new Set<() => void>()
  // A browser that keeps nothing remembers while the page stands.
  let known: readonly string[] | undefined
  const tell = () => {
    for (const listen of listeners) listen()
  }
  const read = (): readonly string[] => {
    known ??= parse(safely(() => storage()?.getItem(KEY)))
    return known
  }
  return {
    list: read,
    toggle(id) {
      const before = read()
      known = before.includes(id) ? before.filter((each) => each !== id) : [id, ...before].slice(0, MOST_FAVOURITES)
      safely(() => storage()?.setItem(KEY, JSON.stringify(known)))
      tell()
    },
    subscribe(listen) {
      listeners.add(listen)
      // Another tab has changed them.
      const look = (event: StorageEvent) => {
        if (event.key !== KEY) return
        known = undefined
        tell()
      }
      globalThis.addEventListener?.('storage', look as EventListener)
      return () => {
        listeners.delete(listen)
        globalThis.removeEventListener?.('storage', look as EventListener)
      }
    },
  }
}

function parse(text: string | null | undefined): string[] {
  const kept: unknown = safely(() => JSON.parse(text ?? '[]'))
  if (!Array.isArray(kept)) return []
  return kept.filter((id): id is string => typeof id === 'string' && ID.test(id)).slice(0, MOST_FAVOURITES)
}

/** Storage may be forbidden or full, and what is in it anybody's. */
function safely<Result>(act: () => Result): Result | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
