/** When a conversation may come back, as the reader's own clock says it: Mondays and mornings are theirs. */
export interface SnoozeTimes {
  hour: Date
  tomorrow: Date
  monday: Date
}

const MORNING = 9

/** In an hour, tomorrow at nine, and the Monday after today at nine. */
export function snoozeTimes(now: Date): SnoozeTimes {
  // Sunday is 0: from it Monday is one day away, from a Monday seven.
  const toMonday = ((8 - now.getDay()) % 7 || 7) as number
  return { hour: new Date(now.getTime() + 3_600_000), tomorrow: morningIn(now, 1), monday: morningIn(now, toMonday) }
}

/** Counted in days of the calendar: a day on which clocks change is 23 or 25 hours long. */
function morningIn(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING)
}
