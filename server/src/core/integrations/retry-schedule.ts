const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/**
 * Time before each attempt, counted from the one before: what the Standard Webhooks specification suggests. Ten attempts
 * over 75.6 hours outlast a weekend.
 */
const DELAYS = [
  0,
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const

/** When to try again after `failed` failed attempts that ended at `at`; undefined when that was the last. */
export function nextAttemptAt(failed: number, at: Date): Date | undefined {
  const delay = DELAYS[failed]
  return delay === undefined ? undefined : new Date(at.getTime() + delay)
}
