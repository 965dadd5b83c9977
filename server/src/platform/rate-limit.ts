import { LRUCache } from 'lru-cache'
import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible'

/** `points` per window of `seconds`. Data from a plan or a constant; the name keeps different limits of a key apart. */
export type RateLimitPolicy = { readonly name: string; readonly points: number; readonly seconds: number }

export type RateLimitResult = {
  readonly policy: RateLimitPolicy
  readonly allowed: boolean
  readonly limit: number
  readonly remaining: number
  /** Whole seconds until the window ends, at least 1. */
  readonly resetSeconds: number
  /** 0 when allowed. */
  readonly retryAfterSeconds: number
}

export type RateLimiter = {
  /**
   * Takes points from a key's window. A refused attempt counts too, so hammering does not help; it does not move the
   * window's end. Raising a policy's points keeps what was already used.
   * @throws what the store throws when it cannot be reached
   */
  consume(policy: RateLimitPolicy, key: string, points?: number): Promise<RateLimitResult>
}

/** Makes the limiter of one policy: in memory (`memoryLimiters`), or `RateLimiterRedis` where nodes share counts. */
export type LimiterFactory = (options: {
  keyPrefix: string
  points: number
  duration: number
}) => Pick<RateLimiterAbstract, 'consume'>

export function createRateLimiter(createLimiter: LimiterFactory): RateLimiter {
  // Plans are few; tenants with numbers of their own are the reason for a bound. Counts live in the store, not here.
  const limiters = new LRUCache<string, ReturnType<LimiterFactory>>({ max: 1000 })
  const limiterOf = (policy: RateLimitPolicy) => {
    const id = `${policy.name}/${policy.points}/${policy.seconds}`
    const known = limiters.get(id)
    if (known) return known
    const keyPrefix = `rate:${policy.name}:${policy.seconds}`
    const made = createLimiter({ keyPrefix, points: policy.points, duration: policy.seconds })
    limiters.set(id, made)
    return made
  }
  return {
    async consume(policy, key, points = 1) {
      try {
        return resultOf(policy, await limiterOf(policy).consume(key, points), true)
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return resultOf(policy, refusal, false)
        throw refusal
      }
    },
  }
}

function resultOf(policy: RateLimitPolicy, state: RateLimiterRes, allowed: boolean): RateLimitResult {
  const resetSeconds = Math.max(1, Math.ceil(state.msBeforeNext / 1000))
  const remaining = allowed ? Math.max(0, policy.points - state.consumedPoints) : 0
  return {
    policy,
    allowed,
    limit: policy.points,
    remaining,
    resetSeconds,
    retryAfterSeconds: allowed ? 0 : resetSeconds,
  }
}
