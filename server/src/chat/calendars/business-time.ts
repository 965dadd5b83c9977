import { type Calendar, openSpans } from './open-spans.ts'

/** Whether the calendar is open at an instant, by the clocks of its own zone. */
export function isOpenAt(calendar: Calendar, instant: Date): boolean {
  const at = instant.getTime()
  for (const span of openSpans(calendar, at, at + 1)) return span.start <= at
  return false
}

/** Christmas and collective holidays are weeks; a calendar that opens at no time within a year has no next opening. */
const LOOK_AHEAD_MS = 366 * 86_400_000

/** The first instant, `instant` included, at which the calendar is open; undefined when there is none within a year. */
export function nextOpening(calendar: Calendar, instant: Date): Date | undefined {
  const at = instant.getTime()
  for (const span of openSpans(calendar, at, at + LOOK_AHEAD_MS)) return new Date(span.start)
  return undefined
}

/** Business time between two instants, in minutes and parts of them; 0 when `until` is not after `from`. */
export function businessMinutes(calendar: Calendar, from: Date, until: Date): number {
  let open = 0
  for (const span of openSpans(calendar, from.getTime(), until.getTime())) open += span.end - span.start
  return open / 60_000
}

/**
 * When so many minutes of business time have passed since an instant: at a closing time when they end there. Undefined when
 * there are not as many within a year.
 */
export function addBusinessMinutes(calendar: Calendar, from: Date, minutes: number): Date | undefined {
  const at = from.getTime()
  let left = minutes * 60_000
  for (const { start, end } of openSpans(calendar, at, at + LOOK_AHEAD_MS)) {
    if (end - start >= left) return new Date(start + left)
    left -= end - start
  }
  return undefined
}
