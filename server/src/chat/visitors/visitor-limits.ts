import { addressKey } from '../../platform/rate-limit/address-key.ts'
import { rateLimitHeaders } from '../../platform/rate-limit/rate-limit-headers.ts'
import type { RateLimiter, RateLimitPolicy, RateLimitResult } from '../../platform/rate-limit.ts'
import { errors } from './errors.ts'

/** What somebody at a widget does. */
export type VisitorAct = 'session' | 'read' | 'write'

/**
 * By visitor what one person does at their fastest; by address and tenant what an office of a hundred people behind one
 * address does. So a flood of one visitor stops that visitor, and visitors made by the hundred stop at the address. A
 * session costs no visitor's points: there is none yet.
 */
const POLICIES: Readonly<Record<VisitorAct, { visitor?: RateLimitPolicy; address: RateLimitPolicy }>> = {
  session: { address: { name: 'widget_sessions', points: 300, seconds: 60 } },
  read: {
    visitor: { name: 'widget_visitor_reads', points: 240, seconds: 60 },
    address: { name: 'widget_reads', points: 6_000, seconds: 60 },
  },
  write: {
    visitor: { name: 'widget_visitor_writes', points: 40, seconds: 60 },
    address: { name: 'widget_writes', points: 1_200, seconds: 60 },
  },
}

export interface VisitorLimits {
  /** @returns headers for the answer. @throws visitor_too_fast (429, with Retry-After) */
  take(act: VisitorAct, by: { tenantId: string; address: string; visitorId?: string }): Promise<Record<string, string>>
}

export function createVisitorLimits(limiter: RateLimiter): VisitorLimits {
  const consume = async (policy: RateLimitPolicy, key: string): Promise<RateLimitResult> => {
    const result = await limiter.consume(policy, key)
    if (!result.allowed) throw errors.visitor_too_fast({ headers: rateLimitHeaders(result) })
    return result
  }
  return {
    take: async (act, { tenantId, address, visitorId }) => {
      const { visitor, address: shared } = POLICIES[act]
      // The visitor's first: what it refuses does not use up the others' share of the address.
      const own =
        visitor === undefined || visitorId === undefined
          ? undefined
          : await consume(visitor, `${tenantId}/${visitorId}`)
      const all = await consume(shared, `${tenantId}/${addressKey(address)}`)
      return rateLimitHeaders(own ?? all)
    },
  }
}
