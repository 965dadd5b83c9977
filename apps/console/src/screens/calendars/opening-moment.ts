/** When something opens, in the words people use: the clock, and the day as far as it needs saying. */
export interface OpeningMoment {
  /** `today`, `tomorrow`, a weekday within the week, a date after it. */
  day: 'today' | 'tomorrow' | 'weekday' | 'date'
  /** The weekday's or the date's name; empty for today and tomorrow. */
  name: string
  time: string
}

const DAY = 86_400_000

/** @param timezone of the calendar: its clock on the wall is what counts, wherever the reader sits. */
export function openingMoment(at: Date, now: Date, timezone: string, locale: string): OpeningMoment {
  const time = new Intl.DateTimeFormat(locale, { timeZone: timezone, hour: 'numeric', minute: '2-digit' }).format(at)
  const days = Math.round((dayOf(at, timezone) - dayOf(now, timezone)) / DAY)
  if (days <= 0) return { day: 'today', name: '', time }
  if (days === 1) return { day: 'tomorrow', name: '', time }
  const style = days < 7 ? ({ weekday: 'long' } as const) : ({ day: 'numeric', month: 'long' } as const)
  const name = new Intl.DateTimeFormat(locale, { timeZone: timezone, ...style }).format(at)
  return { day: days < 7 ? 'weekday' : 'date', name, time }
}

/** The day on the wall as midnight UTC: days apart can be counted, whatever the clocks do between them. */
function dayOf(instant: Date, timezone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' }).format(instant)
  return Date.parse(`${parts}T00:00:00Z`)
}
