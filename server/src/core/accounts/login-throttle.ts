import { addressKey } from '../../platform/rate-limit/address-key.ts'
import type { RateLimiter, RateLimitPolicy, RateLimitResult } from '../../platform/rate-limit.ts'
import { errors } from './errors.ts'
import { type KnownDevice, knowsAccount } from './known-device.ts'

/** A browser that has signed in to the account before: whatever others do, it has these guesses to itself. */
const DEVICE: RateLimitPolicy = { name: 'login-device', points: 10, seconds: 900 }
/** Failures of one address over all accounts: few passwords tried on many. Offices share an address, hence the room. */
const ADDRESS: RateLimitPolicy = { name: 'login-address', points: 100, seconds: 900 }

/**
 * Guesses that are free, and how often one more is let through after them: slowed down, never locked, so that nobody can
 * keep somebody else out for long.
 */
interface Slowdown {
  free: RateLimitPolicy
  after: RateLimitPolicy
}
/** Of one account from one address. */
const PAIR: Slowdown = {
  free: { name: 'login-pair', points: 10, seconds: 900 },
  after: { name: 'login-pair-slow', points: 1, seconds: 30 },
}
/** Of one account from everywhere: many addresses that guess at one person. */
const ACCOUNT: Slowdown = {
  free: { name: 'login-account', points: 50, seconds: 3_600 },
  after: { name: 'login-account-slow', points: 1, seconds: 10 },
}

export interface Guess {
  email: string
  address: string
  device: KnownDevice | undefined
}

export interface LoginAttempt {
  /** Takes the attempt back: it was no failure. */
  succeeded(): Promise<void>
}

export interface LoginThrottle {
  /** Counts an attempt before its password is looked at, so that parallel guesses count too. @throws login_throttled (429) */
  attempt(guess: Guess): Promise<LoginAttempt>
}

export function createLoginThrottle(limiter: RateLimiter): LoginThrottle {
  const slowDown = async ({ free, after }: Slowdown, key: string) => {
    const result = await limiter.consume(free, key)
    if (!result.allowed) refuseUnless(await limiter.consume(after, key))
  }
  const giveBack = async (counted: readonly (readonly [RateLimitPolicy, string])[]) => {
    for (const [policy, key] of counted) await limiter.consume(policy, key, -1)
  }
  return {
    attempt: async ({ email, address, device }) => {
      const from = addressKey(address)
      if (knowsAccount(device, email)) {
        const key = `${email}|${device.id}`
        refuseUnless(await limiter.consume(DEVICE, key))
        return { succeeded: () => giveBack([[DEVICE, key]]) }
      }
      const pair = `${email}|${from}`
      refuseUnless(await limiter.consume(ADDRESS, from))
      await slowDown(PAIR, pair)
      await slowDown(ACCOUNT, email)
      return {
        succeeded: () =>
          giveBack([
            [ADDRESS, from],
            [PAIR.free, pair],
            [ACCOUNT.free, email],
          ]),
      }
    },
  }
}

function refuseUnless({ allowed, retryAfterSeconds }: RateLimitResult): void {
  if (!allowed) throw errors.login_throttled({ headers: { 'retry-after': String(retryAfterSeconds) } })
}
