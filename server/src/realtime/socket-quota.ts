import { LRUCache } from 'lru-cache'
import { errors } from '../platform/errors.ts'
import type { SocketLimits } from './socket-limits.ts'
import type { Person } from './socket-server.ts'

/** How many connections there are, by address, tenant and person. Whoever was counted calls what it was given, once. */
export interface SocketQuota {
  /** @returns undefined when the address has as many as it may have. */
  enter(address: string): (() => void) | undefined
  /** @throws rate_limited (429) when tenant or person have as many as they may have, or the person just flooded. */
  admit(tenantId: string, person: Person): () => void
  /** The person is refused for a while. */
  punish(tenantId: string, person: Person): void
}

/** Persons remembered as having flooded. Who makes more of them than this was refused at their address before. */
const REMEMBERED = 10_000

export function createSocketQuota(limits: SocketLimits): SocketQuota {
  const counts = new Map<string, number>()
  const flooded = new LRUCache<string, true>({ max: REMEMBERED, ttl: limits.refusedMs })

  const isFull = (key: string, most: number) => (counts.get(key) ?? 0) >= most
  const hold = (keys: readonly string[]): (() => void) => {
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
    let held = true
    return () => {
      if (!held) return
      held = false
      for (const key of keys) {
        const left = (counts.get(key) ?? 1) - 1
        if (left === 0) counts.delete(key)
        else counts.set(key, left)
      }
    }
  }

  return {
    enter: (address) => {
      const key = `address/${address}`
      return isFull(key, limits.perAddress) ? undefined : hold([key])
    },
    admit: (tenantId, person) => {
      const own = personKey(tenantId, person)
      const all = `tenant/${tenantId}/${person.kind}`
      const most = person.kind === 'member' ? limits.perMember : limits.perVisitor
      if (flooded.has(own) || isFull(own, most) || isFull(all, limits.perTenant)) throw errors.rate_limited()
      return hold([own, all])
    },
    punish: (tenantId, person) => void flooded.set(personKey(tenantId, person), true),
  }
}

function personKey(tenantId: string, person: Person): string {
  return person.kind === 'member'
    ? `member/${tenantId}/${person.actor.identityId}`
    : `visitor/${tenantId}/${person.claims.visitorId}`
}
