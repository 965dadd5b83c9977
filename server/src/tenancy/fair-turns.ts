/** Turns at something that many tenants share and only so many can use at once: a database's connections. */
export interface FairTurns {
  /** Resolves when it is the tenant's turn. Whoever took a turn calls what it resolves to, once, at the end. */
  take(place: TurnPlace, tenantId: string): Promise<() => void>
}

export interface TurnPlace {
  name: string
  /** How many turns there are at once. */
  turns: number
  /** Whether other tenants are there too. */
  shared: boolean
}

/**
 * Where others come too, one tenant holds at most so much: another finds a turn free even in a flood, and a database that
 * is not busy with ten statements of the flood at once. Alone, a tenant has it all.
 */
const SHARE = 0.4
/** How long after the tenants last changed a place counts as shared in fact. */
const OTHERS_MS = 2_000

interface Place {
  lastTenant: string
  lastChange: number
  used: number
  held: Map<string, number>
  /** In the order of their next turn. */
  waiting: Map<string, (() => void)[]>
}

/**
 * Round-robin between tenants instead of first come, first served: in a flood of one tenant its own requests wait for each
 * other, and another tenant's waits for one turn at most. Without a flood nobody waits and nothing is allocated but a count.
 */
export function createFairTurns(): FairTurns {
  const places = new Map<string, Place>()

  const mayStart = (place: Place, { turns, shared }: TurnPlace, tenantId: string) => {
    const crowded = shared && performance.now() - place.lastChange < OTHERS_MS
    const most = crowded ? Math.max(1, Math.ceil(turns * SHARE)) : turns
    return place.used < turns && (place.held.get(tenantId) ?? 0) < most
  }
  const start = (place: Place, tenantId: string) => {
    place.used += 1
    place.held.set(tenantId, (place.held.get(tenantId) ?? 0) + 1)
  }
  const end = (place: Place, at: TurnPlace, tenantId: string) => {
    place.used -= 1
    const held = (place.held.get(tenantId) ?? 1) - 1
    if (held === 0) place.held.delete(tenantId)
    else place.held.set(tenantId, held)
    for (const [waiter, queue] of place.waiting) {
      if (!mayStart(place, at, waiter)) continue
      // To the end: the others come first next time.
      place.waiting.delete(waiter)
      const next = queue.shift()
      if (queue.length > 0) place.waiting.set(waiter, queue)
      start(place, waiter)
      next?.()
      break
    }
  }

  return {
    take: async (at, tenantId) => {
      const place = places.get(at.name) ?? createPlace(tenantId)
      places.set(at.name, place)
      if (place.lastTenant !== tenantId) {
        place.lastTenant = tenantId
        place.lastChange = performance.now()
      }
      if (mayStart(place, at, tenantId) && !place.waiting.has(tenantId)) start(place, tenantId)
      else {
        await new Promise<void>((resolve) => {
          const queue = place.waiting.get(tenantId)
          if (queue === undefined) place.waiting.set(tenantId, [resolve])
          else queue.push(resolve)
        })
      }
      return () => end(place, at, tenantId)
    },
  }
}

function createPlace(tenantId: string): Place {
  return {
    lastTenant: tenantId,
    lastChange: Number.NEGATIVE_INFINITY,
    used: 0,
    held: new Map(),
    waiting: new Map(),
  }
}
