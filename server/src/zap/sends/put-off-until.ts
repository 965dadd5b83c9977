const FIRST_MS = 2_000
/** A bot that comes back asks by itself for what waits: this is for when nobody hears it. */
const LONGEST_MS = 300_000
/** A message that waited longer has lost its sense; the same as the timers of flows. */
export const GIVE_UP_MS = 30 * 3_600_000

/** When a conversation's first send is tried again after the nth failure. */
export function putOffUntil(attempts: number, now: Date, random = Math.random()): Date {
  const delay = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts, 20))
  return new Date(now.getTime() + delay * (0.75 + random / 2))
}
