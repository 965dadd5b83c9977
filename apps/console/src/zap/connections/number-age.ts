const DAY_MS = 86_400_000

/** A number that is new to automatic sending is watched by WhatsApp in its first weeks. */
const YOUNG_DAYS = 14

/** Whole days since then. */
export function daysSince(date: Date, now = Date.now()): number {
  return Math.max(0, Math.floor((now - date.getTime()) / DAY_MS))
}

export function isYoung(connectedAt: Date, now = Date.now()): boolean {
  return daysSince(connectedAt, now) < YOUNG_DAYS
}
