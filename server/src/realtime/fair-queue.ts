/** Work of many tenants, handed out in turns. */
export interface FairQueue<Item> {
  /** False when the tenant has too much waiting: all of it is forgotten, and whoever waited must be told. */
  add(tenantId: string, item: Item): boolean
  /** How many items wait. */
  size(tenantId?: string): number
  stop(): void
}

export interface FairQueueOptions<Item> {
  /**
   * Handles items of one tenant, in steps: other tenants have their turns between two of them, and nothing else of this
   * tenant is begun before the last. Each step yields what it cost, in writes to sockets.
   */
  take(tenantId: string, items: readonly Item[]): Iterable<number>
  onError(error: unknown): void
  /** Most items taken at once; default 100. */
  perTurn?: number
  /** Most items that may wait for one tenant; default 10,000. */
  limit?: number
  /**
   * Writes a millisecond that one tenant may go on with; default 12, which is about a tenth of the loop's time. Who goes
   * beyond `burst` rests until it is paid off; what comes meanwhile is gathered into the next packet, so that a flood
   * becomes fewer, fuller packets.
   */
  writesPerMs?: number
  /** The same while other tenants have something to be told; default a quarter of it. */
  writesPerMsBesideOthers?: number
  /** Writes before the first rest; default 2,000: a message to a thousand screens is not a flood. */
  burst?: number
}

/**
 * After a turn of so many items the next waits: nobody reads faster than five packets a second, and each write costs its
 * neighbours the same, whatever it carries.
 */
const MANY = 10
const GATHER_MS = 200
/** How long after the tenants last changed the others count as being there. */
const OTHERS_MS = 2_000
/** Between two steps of such a turn, so that what a neighbour waits for seldom meets more than one of them. */
const BREATH_MS = 2

interface Line<Item> {
  items: Item[]
  /** Begun and not done, and of how many items it is. */
  work: Iterator<number> | undefined
  taken: number
  /** Writes not yet paid off, as of `since`. */
  debt: number
  since: number
  restsUntil: number
}

/**
 * Round-robin between tenants with bounded steps. Between two steps the event loop goes round, so requests and other
 * tenants' answers pass in between.
 */
export function createFairQueue<Item>(options: FairQueueOptions<Item>): FairQueue<Item> {
  const { perTurn = 100, limit = 10_000, writesPerMs = 12, burst = 2_000 } = options
  const { writesPerMsBesideOthers = writesPerMs / 4 } = options
  // A Map keeps the order of insertion: who had a turn is put at the end.
  const lines = new Map<string, Line<Item>>()
  let scheduled: NodeJS.Immediate | undefined
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let lastTenant: string | undefined
  let lastChange = Number.NEGATIVE_INFINITY

  // A flood that is held back at its door comes in few events at a time: written at once to hundreds of screens, each of
  // them would cost its neighbours more than a full packet does.
  const ratePerMs = () => (performance.now() - lastChange < OTHERS_MS ? writesPerMsBesideOthers : writesPerMs)
  const noteTenant = (tenantId: string) => {
    if (lastTenant !== undefined && lastTenant !== tenantId) lastChange = performance.now()
    lastTenant = tenantId
  }
  /** @returns now. */
  const payOff = (line: Line<Item>): number => {
    const now = performance.now()
    line.debt = Math.max(0, line.debt - (now - line.since) * ratePerMs())
    line.since = now
    return now
  }
  // Who has more waiting than a turn takes would fall behind by resting.
  const isFlood = (line: Line<Item>) => line.taken >= MANY && line.items.length < perTurn
  const begin = (tenantId: string, line: Line<Item>): Iterator<number> => {
    const items = line.items.splice(0, perTurn)
    line.taken = items.length
    return options.take(tenantId, items)[Symbol.iterator]()
  }
  const takeStep = (tenantId: string, line: Line<Item>) => {
    try {
      line.work ??= begin(tenantId, line)
      const step = line.work.next()
      if (!step.done) {
        line.debt += step.value
        if (isFlood(line)) line.restsUntil = performance.now() + BREATH_MS
        return
      }
    } catch (error) {
      options.onError(error)
    }
    line.work = undefined
    const paidOffIn = Math.max(0, line.debt - burst) / ratePerMs()
    line.restsUntil = payOff(line) + Math.max(paidOffIn, isFlood(line) ? GATHER_MS : 0)
  }
  const runTurn = () => {
    scheduled = undefined
    const now = performance.now()
    let earliest = Number.POSITIVE_INFINITY
    for (const [tenantId, line] of lines) {
      const idle = line.items.length === 0 && line.work === undefined
      if (idle) {
        payOff(line)
        const forgottenAt = Math.max(line.restsUntil, now + line.debt / ratePerMs())
        if (forgottenAt <= now) lines.delete(tenantId)
        else earliest = Math.min(earliest, forgottenAt)
        continue
      }
      if (line.restsUntil > now) {
        earliest = Math.min(earliest, line.restsUntil)
        continue
      }
      // To the end: the others come first next time.
      lines.delete(tenantId)
      takeStep(tenantId, line)
      lines.set(tenantId, line)
      schedule()
      return
    }
    if (earliest !== Number.POSITIVE_INFINITY) wakeIn(earliest - now)
  }
  const schedule = () => {
    if (!stopped) scheduled ??= setImmediate(runTurn)
  }
  const wakeIn = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(schedule, Math.max(1, ms))
    timer.unref()
  }

  return {
    add: (tenantId, item) => {
      noteTenant(tenantId)
      let line = lines.get(tenantId)
      if (line === undefined) {
        line = { items: [], work: undefined, taken: 0, debt: 0, since: performance.now(), restsUntil: 0 }
        lines.set(tenantId, line)
      }
      if (line.items.length >= limit) {
        line.items = []
        return false
      }
      line.items.push(item)
      schedule()
      return true
    },
    size: (tenantId) =>
      tenantId === undefined
        ? [...lines.values()].reduce((sum, line) => sum + waiting(line), 0)
        : waiting(lines.get(tenantId)),
    stop: () => {
      stopped = true
      clearImmediate(scheduled)
      clearTimeout(timer)
      lines.clear()
    },
  }
}

function waiting(line: Line<unknown> | undefined): number {
  return line === undefined ? 0 : line.items.length + (line.work === undefined ? 0 : 1)
}
