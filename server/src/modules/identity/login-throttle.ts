import { addressKey } from '../../platform/rate-limit/address-key.ts'
import type { RateLimiter, RateLimitPolicy } from '../../platform/rate-limit.ts'
import { errors } from './errors.ts'

/** Failures of one account from one address: ten guesses a quarter of an hour, and nobody can lock somebody else out. */
const ACCOUNT: RateLimitPolicy = { name: 'login-account', points: 10, seconds: 900 }
/** Failures of one address over all accounts: few passwords tried on many. Offices share an address, hence the room. */
const ADDRESS: RateLimitPolicy = { name: 'login-address', points: 100, seconds: 900 }

export interface LoginThrottle {
  /** Counts an attempt before its password is looked at, so that parallel guesses count too. @throws login_throttled (429) */
  attempt(email: string, address: string): Promise<void>
  /** Takes the attempt back: it was no failure. */
  succeeded(email: string, address: string): Promise<void>
}

export function createLoginThrottle(limiter: RateLimiter): LoginThrottle {
  const keys = (email: string, address: string) => {
    const from = addressKey(address)
    return [[ACCOUNT, `${email}|${from}`] as const, [ADDRESS, from] as const]
  }
  return {
    attempt: async (email, address) => {
      for (const [policy, key] of keys(email, address)) {
        const result = await limiter.consume(policy, key)
        if (!result.allowed) {
          throw errors.login_throttled({ headers: { 'retry-after': String(result.retryAfterSeconds) } })
        }
      }
    },
    succeeded: async (email, address) => {
      for (const [policy, key] of keys(email, address)) await limiter.consume(policy, key, -1)
    },
  }
}
