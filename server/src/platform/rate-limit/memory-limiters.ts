import { LRUCache } from 'lru-cache'
import { RateLimiterRes } from 'rate-limiter-flexible'
import type { Clock } from '../clock.ts'
import type { LimiterFactory } from '../rate-limit.ts'

/**
 * Counters of this process, behaving as the library's own: `consume` resolves or rejects with a RateLimiterRes. The
 * library's memory limiter has a timer per key, no bound and no clock to inject; this one holds at most `maxKeys`
 * windows and forgets the least recently used, so a flood of addresses cannot take the process' memory.
 */
export function memoryLimiters(options: { clock: Clock; maxKeys?: number }): LimiterFactory {
  const windows = new LRUCache<string, Window>({ max: options.maxKeys ?? 100_000 })

  return ({ keyPrefix, points, duration }) => ({
    async consume(key, taken = 1) {
      const now = options.clock.now().getTime()
      const id = `${keyPrefix}:${key}`
      const known = windows.get(id)
      const open = known !== undefined && known.endsAt > now
      const window = open ? known : { used: 0, endsAt: now + duration * 1000 }
      window.used += taken
      windows.set(id, window)
      const state = new RateLimiterRes(Math.max(points - window.used, 0), window.endsAt - now, window.used, !open)
      if (window.used > points) throw state
      return state
    },
  })
}

type Window = { used: number; endsAt: number }
