import { addDays, instantOf, localTime, weekdayOf } from './local-time.ts'

/**
 * The next instant after `at` (ms) at which the clock of a zone shows `time` (`HH:MM`); on one weekday only where given
 * (0 = Sunday).
 */
export function nextClockTime(at: number, when: { time: string; weekday?: number | undefined }, zone: string): number {
  const minutes = Number(when.time.slice(0, 2)) * 60 + Number(when.time.slice(3))
  const today = localTime(at, zone).date
  // Nine days hold every weekday twice or once more after today, also where today's time has passed.
  for (let ahead = 0; ahead <= 8; ahead++) {
    const date = addDays(today, ahead)
    const instant = instantOf(date, minutes, zone)
    if (instant > at && (when.weekday === undefined || weekdayOf(date) === when.weekday)) return instant
  }
  return at + 86_400_000
}
