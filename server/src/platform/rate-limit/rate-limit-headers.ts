import type { RateLimitResult } from '../rate-limit.ts'

/**
 * `RateLimit-*` for every answer under a limit, `Retry-After` when it was refused. Names and the `100;w=900` form
 * follow the IETF httpapi rate limit headers draft in its separate-fields version, which clients in use read.
 */
export function rateLimitHeaders(result: RateLimitResult): Record<string, string> {
  const { policy, allowed, limit, remaining, resetSeconds, retryAfterSeconds } = result
  const headers = {
    'RateLimit-Limit': String(limit),
    'RateLimit-Remaining': String(remaining),
    'RateLimit-Reset': String(resetSeconds),
    'RateLimit-Policy': `${limit};w=${policy.seconds}`,
  }
  return allowed ? headers : { ...headers, 'Retry-After': String(retryAfterSeconds) }
}
