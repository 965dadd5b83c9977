/** Work of many tenants, handed out in turns. */
export interface FairQueue<Item> {
  /** False when the tenant has too much waiting: all of it is forgotten, and whoever waited must be told. */
  add(tenantId: string, item: Item): boolean
  /** How many items wait. */
  size(tenantId?: string): number
  stop(): void
}

export interface FairQueueOptions<Item> {
  /** Handles one turn of one tenant: all items given. @returns what it cost, in writes to sockets. */
  take(tenantId: string, items: readonly Item[]): number
  onError(error: unknown): void
  /** Most items a turn; default 50. */
  perTurn?: number
  /** Most items that may wait for one tenant; default 10,000. */
  limit?: number
  /**
   * How long a tenant rests after a turn, per write that it cost; default 0.05 ms. A write takes some 0.007 ms on the
   * machine this was measured on, so one tenant can keep at most about a seventh of the loop busy. What comes during the rest is gathered
   * into the next turn: a flood becomes fewer, fuller packets.
   */
  restPerWriteMs?: number
  /** Longest rest; default 50 ms. */
  maxRestMs?: number
}

interface Line<Item> {
  items: Item[]
  restsUntil: number
}

/**
 * Round-robin between tenants with bounded turns. Between two turns the event loop goes round, so requests and other
 * tenants' answers pass in between; a tenant alone and at rest is served in the same tick.
 */
export function createFairQueue<Item>(options: FairQueueOptions<Item>): FairQueue<Item> {
  const { perTurn = 50, limit = 10_000, restPerWriteMs = 0.05, maxRestMs = 50 } = options
  // A Map keeps the order of insertion: who had a turn is put at the end.
  const lines = new Map<string, Line<Item>>()
  let scheduled: NodeJS.Immediate | undefined
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  const runTurn = () => {
    scheduled = undefined
    const now = performance.now()
    let earliest = Number.POSITIVE_INFINITY
    for (const [tenantId, line] of lines) {
      if (line.restsUntil > now) {
        earliest = Math.min(earliest, line.restsUntil)
        continue
      }
      lines.delete(tenantId)
      if (line.items.length === 0) continue
      const items = line.items.splice(0, perTurn)
      let cost = 0
      try {
        cost = options.take(tenantId, items)
      } catch (error) {
        options.onError(error)
      }
      line.restsUntil = performance.now() + Math.min(cost * restPerWriteMs, maxRestMs)
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
      let line = lines.get(tenantId)
      if (line === undefined) {
        line = { items: [], restsUntil: 0 }
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
        ? [...lines.values()].reduce((sum, line) => sum + line.items.length, 0)
        : (lines.get(tenantId)?.items.length ?? 0),
    stop: () => {
      stopped = true
      clearImmediate(scheduled)
      clearTimeout(timer)
      lines.clear()
    },
  }
}
