import { availableParallelism } from 'node:os'
import { errors } from './errors.ts'

/**
 * Admission to the databases: turns at something that many tenants share and only so many can use at once. Whoever waits
 * does so here, before a connection is taken and a statement is sent.
 */
export interface FairTurns {
  /**
   * Resolves when it is the tenant's turn. Whoever took a turn calls what it resolves to, once, at the end.
   * @param patience `bounded` for what somebody waits for: it is refused instead of waiting without end.
   * @throws tenant_busy (503, with Retry-After), only where patience is bounded
   */
  take(place: TurnPlace, tenantId: string, patience?: Patience): Promise<() => void>
  /** Refuses a tenant that has as much waiting as may wait. @throws tenant_busy (503, with Retry-After) */
  refuseFull(tenantId: string): void
}

export type Patience = 'bounded' | 'endless'

export interface TurnPlace {
  /** The database. */
  name: string
  /** The server that it shares with other databases: their tenants are neighbours too. */
  server: string
  /** How many turns there are at once. */
  turns: number
}

export interface TurnLimits {
  /**
   * Turns that one tenant holds while others are there too. A processor works on one statement at a time, so more turns
   * than processors make the neighbour wait inside PostgreSQL, where nobody can put it first.
   */
  share: number
  /** Bounded requests of one tenant that may wait; each holds its parsed body, some 20 KB. */
  waiting: number
  /** How long a bounded request waits at most. */
  patienceMs: number
}

export const TURN_LIMITS: TurnLimits = { share: availableParallelism(), waiting: 1_000, patienceMs: 5_000 }

/** A tenant holds no larger part of a place than this while others are there, however many processors there are. */
const LARGEST_PART = 0.4
/** How long after two tenants took turns a server counts as shared in fact. */
const OTHERS_MS = 2_000
const RETRY_AFTER = { headers: { 'retry-after': '2' } }

interface Waiter {
  start(): void
  /** Undefined for one whose patience has no end. */
  timer: NodeJS.Timeout | undefined
}

interface Place {
  used: number
  held: Map<string, number>
  /** By tenant, in the order of their next turn. */
  waiting: Map<string, Waiter[]>
}

interface Crowd {
  lastTenant: string
  lastChange: number
}

/**
 * Round-robin between tenants instead of first come, first served: in a flood of one tenant its own requests wait for each
 * other, and another tenant's waits for one turn at most. Without a flood nobody waits and nothing is allocated but a count.
 */
export function createFairTurns(limits: TurnLimits = TURN_LIMITS): FairTurns {
  const places = new Map<string, Place>()
  const crowds = new Map<string, Crowd>()
  /** Bounded waiters by tenant, over all places. */
  const bounded = new Map<string, number>()

  const countWaiter = (tenantId: string, difference: 1 | -1) => {
    const count = (bounded.get(tenantId) ?? 0) + difference
    if (count === 0) bounded.delete(tenantId)
    else bounded.set(tenantId, count)
  }
  const mayStart = (place: Place, { server, turns }: TurnPlace, tenantId: string) => {
    const crowd = crowds.get(server)
    const isCrowded = crowd !== undefined && performance.now() - crowd.lastChange < OTHERS_MS
    const share = Math.max(1, Math.min(limits.share, Math.ceil(turns * LARGEST_PART)))
    const most = isCrowded ? share : turns
    return place.used < turns && (place.held.get(tenantId) ?? 0) < most
  }
  const start = (place: Place, tenantId: string) => {
    place.used += 1
    place.held.set(tenantId, (place.held.get(tenantId) ?? 0) + 1)
  }
  /** Gives a turn to the first tenant in the order that may have one. @returns whether there was one. */
  const startNext = (place: Place, at: TurnPlace): boolean => {
    for (const [tenantId, queue] of place.waiting) {
      if (!mayStart(place, at, tenantId)) continue
      // To the end: the others come first next time.
      place.waiting.delete(tenantId)
      const next = queue.shift()
      if (queue.length > 0) place.waiting.set(tenantId, queue)
      start(place, tenantId)
      next?.start()
      return true
    }
    return false
  }
  const end = (place: Place, at: TurnPlace, tenantId: string) => {
    place.used -= 1
    const held = (place.held.get(tenantId) ?? 1) - 1
    if (held === 0) place.held.delete(tenantId)
    else place.held.set(tenantId, held)
    // More than one: a tenant that had its share alone may have every turn when the others have gone.
    while (startNext(place, at));
  }
  const wait = (place: Place, tenantId: string, patience: Patience) =>
    new Promise<void>((resolve, reject) => {
      const queue = place.waiting.get(tenantId) ?? []
      if (queue.length === 0) place.waiting.set(tenantId, queue)
      if (patience === 'endless') {
        queue.push({ start: resolve, timer: undefined })
        return
      }
      const waiter: Waiter = {
        start: () => {
          clearTimeout(waiter.timer)
          countWaiter(tenantId, -1)
          resolve()
        },
        timer: setTimeout(() => {
          countWaiter(tenantId, -1)
          queue.splice(queue.indexOf(waiter), 1)
          if (queue.length === 0) place.waiting.delete(tenantId)
          reject(errors.tenant_busy(RETRY_AFTER))
        }, limits.patienceMs),
      }
      countWaiter(tenantId, 1)
      queue.push(waiter)
    })
  const refuseFull = (tenantId: string) => {
    if ((bounded.get(tenantId) ?? 0) >= limits.waiting) throw errors.tenant_busy(RETRY_AFTER)
  }

  return {
    refuseFull,
    take: async (at, tenantId, patience = 'endless') => {
      const place = places.get(at.name) ?? { used: 0, held: new Map(), waiting: new Map() }
      places.set(at.name, place)
      noteTenant(crowds, at.server, tenantId)
      if (mayStart(place, at, tenantId) && !place.waiting.has(tenantId)) start(place, tenantId)
      else {
        if (patience === 'bounded') refuseFull(tenantId)
        await wait(place, tenantId, patience)
      }
      return () => end(place, at, tenantId)
    },
  }
}

function noteTenant(crowds: Map<string, Crowd>, server: string, tenantId: string): void {
  const crowd = crowds.get(server)
  if (crowd === undefined) {
    crowds.set(server, { lastTenant: tenantId, lastChange: Number.NEGATIVE_INFINITY })
  } else if (crowd.lastTenant !== tenantId) {
    crowd.lastTenant = tenantId
    crowd.lastChange = performance.now()
  }
}
