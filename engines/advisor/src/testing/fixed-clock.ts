import type { Clock } from '../ports.ts'

/**
 * Time that passes only when somebody sleeps: a nap returns at once and moves `now`. Naps that a signal ends (time limits)
 * stay asleep unless `hasty`, so that a test chooses whether calls are late.
 */
export function createFixedClock(
  start = '2026-01-05T12:00:00.000Z',
  { hasty = false } = {},
): Clock & { slept: number[] } {
  let now = new Date(start).getTime()
  const slept: number[] = []
  return {
    slept,
    now: () => new Date(now),
    sleep(ms, signal) {
      if (signal && !hasty) {
        return new Promise((_, reject) =>
          signal.addEventListener('abort', () => reject(new Error('woken')), { once: true }),
        )
      }
      slept.push(ms)
      now += ms
      // A macrotask: whatever answers at once still answers first.
      return new Promise((resolve) => setTimeout(resolve, 0))
    },
  }
}
