/**
 * Milliseconds to wait before try number `attempt` (from 1): doubled each time up to `longest`, each shortened or lengthened
 * by up to a half, so that those who were thrown out at once do not come back at once.
 */
export function backoff(attempt: number, { first, longest }: { first: number; longest: number }): number {
  return jittered(Math.min(longest, first * 2 ** Math.min(Math.max(attempt, 1) - 1, 20)))
}

export function jittered(delay: number): number {
  return delay * (0.5 + Math.random())
}
