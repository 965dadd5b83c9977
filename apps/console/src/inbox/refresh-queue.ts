/** Reads anew what is asked for, a few at a time and each once, however often it is asked. */
export interface RefreshQueue<Id> {
  ask(id: Id): void
}

/** Reads at once. */
const AT_ONCE = 3
/** Beyond so many waiting, reading everything anew costs less than each alone. */
const MOST = 30
/** Events come in bunches: one read serves what came within this time. */
const GATHER_MS = 60

export function createRefreshQueue<Id>(options: {
  read(id: Id): Promise<void>
  /** Too many wait: they are dropped, and this reads all. */
  readAll(): void
  /** In milliseconds; tests shorten it. */
  gather?: number
}): RefreshQueue<Id> {
  const waiting = new Set<Id>()
  let running = 0
  let gathering = false
  const next = () => {
    while (running < AT_ONCE) {
      const [id] = waiting
      if (id === undefined) return
      waiting.delete(id)
      running += 1
      // A read that fails is made up for by the next event or resync.
      void options
        .read(id)
        .catch(() => undefined)
        .finally(() => {
          running -= 1
          next()
        })
    }
  }
  return {
    ask: (id) => {
      waiting.add(id)
      if (waiting.size > MOST) {
        waiting.clear()
        options.readAll()
      }
      if (gathering) return
      gathering = true
      setTimeout(() => {
        gathering = false
        next()
      }, options.gather ?? GATHER_MS)
    },
  }
}
