export interface Within {
  /** Milliseconds before the second try. */
  first: number
  longest: number
}

/**
 * Milliseconds to wait before the next try, after `failures` of them (from 1): doubled each time up to `longest`, each
 * shortened or lengthened by up to a half, so that those who were thrown out at once do not come back at once.
 */
export function backoff(failures: number, { first, longest }: Within): number {
  return jittered(Math.min(longest, first * 2 ** Math.min(Math.max(failures, 1) - 1, 20)))
}

export function jittered(delay: number): number {
  return delay * (0.5 + Math.random())
}
