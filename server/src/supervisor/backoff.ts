/** A wait that doubles with every quick failure and starts again after a quiet time. */
export interface Backoff {
  /** Milliseconds to wait now, after something that had lived for `livedMs`. */
  next(livedMs: number): number
}

export function createBackoff(limits: { firstMs: number; maxMs: number; quietMs: number }): Backoff {
  let wait = 0
  return {
    next(livedMs) {
      wait = livedMs >= limits.quietMs || wait === 0 ? limits.firstMs : Math.min(wait * 2, limits.maxMs)
      return wait
    },
  }
}
