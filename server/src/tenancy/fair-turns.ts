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
   * Turns that a flooding tenant holds while others are there: half of the processors. More would make the neighbours wait
   * inside PostgreSQL and in the event loop, where nobody can put them first.
   */
  share: number
  /**
   * After a turn a flooding tenant rests for so many times what the turn took: with 2 it uses a third of the time at most. On
   * a machine that is used whole everybody waits for everything; turns take longer the busier it is, and so do rests.
   */
  rest: number
  /** Bounded requests of one tenant that may wait; each holds its parsed body, some 20 KB. */
  waiting: number
  /** How long a bounded request waits at most. */
  patienceMs: number
}

export const TURN_LIMITS: TurnLimits = {
  share: Math.max(1, Math.floor(availableParallelism() / 2)),
  rest: 2,
  waiting: 1_000,
  patienceMs: 15_000,
}

/** While others are there a tenant holds no larger part of a place than this: another finds a turn free. */
const LARGEST_PART = 0.4
/** How long after two tenants took turns a server counts as shared in fact. */
const OTHERS_MS = 2_000
/** What waits of a page that loads, or of a few people, at most. More is a flood where others are there. */
const FEW = 8
/** A turn that takes longer waits for a lock or reads much; a rest is never longer. */
const LONG_MS = 200
const RETRY_AFTER = { headers: { 'retry-after': '2' } }

interface Waiter {
  start(turn: Turn): void
  /** Undefined for one whose patience has no end. */
  timer: NodeJS.Timeout | undefined
}

interface Turn {
  began: number
}

interface TurnQueue {
  used: number
  /** By tenant, resting ones too. */
  held: Map<string, Set<Turn>>
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
  const places = new Map<string, TurnQueue>()
  const crowds = new Map<string, Crowd>()
  /** Bounded waiters by tenant, over all places. */
  const bounded = new Map<string, number>()

  const countWaiter = (tenantId: string, difference: 1 | -1) => {
    const count = (bounded.get(tenantId) ?? 0) + difference
    if (count === 0) bounded.delete(tenantId)
    else bounded.set(tenantId, count)
  }
  const isCrowded = ({ server }: TurnPlace) => {
    const crowd = crowds.get(server)
    return crowd !== undefined && performance.now() - crowd.lastChange < OTHERS_MS
  }
  /** Whether the tenant has so much waiting that its neighbours would feel it. */
  const isFlooding = (place: TurnQueue, at: TurnPlace, tenantId: string) =>
    (place.waiting.get(tenantId)?.length ?? 0) > FEW && isCrowded(at)
  const mayStart = (place: TurnQueue, at: TurnPlace, tenantId: string) => {
    if (place.used >= at.turns) return false
    const held = place.held.get(tenantId)
    if (held === undefined) return true
    if (held.size >= (isCrowded(at) ? partOf(at) : at.turns)) return false
    return !isFlooding(place, at, tenantId) || countShort(held) < limits.share
  }
  const start = (place: TurnQueue, tenantId: string): Turn => {
    const turn = { began: performance.now() }
    place.used += 1
    const held = place.held.get(tenantId)
    if (held === undefined) place.held.set(tenantId, new Set([turn]))
    else held.add(turn)
    return turn
  }
  /** Gives a turn to the first tenant in the order that may have one. @returns whether there was one. */
  const startNext = (place: TurnQueue, at: TurnPlace): boolean => {
    for (const [tenantId, queue] of place.waiting) {
      if (!mayStart(place, at, tenantId)) continue
      // To the end: the others come first next time.
      place.waiting.delete(tenantId)
      const next = queue.shift()
      if (queue.length > 0) place.waiting.set(tenantId, queue)
      next?.start(start(place, tenantId))
      return true
    }
    return false
  }
  const letGo = (place: TurnQueue, at: TurnPlace, tenantId: string, turn: Turn) => {
    const held = place.held.get(tenantId)
    held?.delete(turn)
    if (held?.size === 0) place.held.delete(tenantId)
    // More than one: a tenant that had its share alone may have every turn when the others have gone.
    while (startNext(place, at));
  }
  const end = (place: TurnQueue, at: TurnPlace, tenantId: string, turn: Turn) => {
    place.used -= 1
    if (!isFlooding(place, at, tenantId)) return letGo(place, at, tenantId, turn)
    const rest = Math.min(LONG_MS, (performance.now() - turn.began) * limits.rest)
    if (rest === 0) return letGo(place, at, tenantId, turn)
    turn.began = performance.now()
    setTimeout(letGo, rest, place, at, tenantId, turn)
    while (startNext(place, at));
  }
  const wait = (place: TurnQueue, tenantId: string, patience: Patience) =>
    new Promise<Turn>((resolve, reject) => {
      const queue = place.waiting.get(tenantId) ?? []
      if (queue.length === 0) place.waiting.set(tenantId, queue)
      if (patience === 'endless') {
        queue.push({ start: resolve, timer: undefined })
        return
      }
      const waiter: Waiter = {
        start: (turn) => {
          clearTimeout(waiter.timer)
          countWaiter(tenantId, -1)
          resolve(turn)
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
      const isFree = !place.waiting.has(tenantId) && mayStart(place, at, tenantId)
      if (!isFree && patience === 'bounded') refuseFull(tenantId)
      const turn = isFree ? start(place, tenantId) : await wait(place, tenantId, patience)
      return () => end(place, at, tenantId, turn)
    },
  }
}

/** Turns that have gone on for longer are not what a flood is made of, and do not stand in for its next. */
function countShort(held: ReadonlySet<Turn>): number {
  const since = performance.now() - LONG_MS
  let count = 0
  for (const { began } of held) if (began >= since) count += 1
  return count
}

/** A place of few turns is one tenant's own database, where nobody else needs one. */
function partOf({ turns }: TurnPlace): number {
  return Math.min(turns, Math.max(3, Math.ceil(turns * LARGEST_PART)))
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
