import type { WeeklyHours } from '@recado/contracts/calendars'

/** Monday first, as people plan; 0 is Sunday, as the contract counts. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** What most companies begin with: Monday to Friday, 9 to 18. */
export const OFFICE_HOURS: readonly WeeklyHours[] = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  from: '09:00',
  to: '18:00',
}))

export interface HoursLine {
  /** Neighbours of the week that are open alike, first and last; the same twice for one alone. */
  first: Weekday
  last: Weekday
  spans: { from: string; to: string }[]
}

/** A week in as few lines as it takes: days in a row with the same hours become one; days that are closed none. */
export function summariseWeek(hours: readonly WeeklyHours[]): HoursLine[] {
  const lines: HoursLine[] = []
  let previous = ''
  for (const weekday of WEEKDAYS) {
    const spans = hoursOn(hours, weekday).map(({ from, to }) => ({ from, to }))
    const same = JSON.stringify(spans)
    const line = lines.at(-1)
    if (spans.length > 0 && line !== undefined && same === previous) line.last = weekday
    else if (spans.length > 0) lines.push({ first: weekday, last: weekday, spans })
    previous = same
  }
  return lines
}

/** The spans of a day, in their order. */
export function hoursOn(hours: readonly WeeklyHours[], weekday: number): WeeklyHours[] {
  return hours.filter((span) => span.weekday === weekday).toSorted((a, b) => (a.from < b.from ? -1 : 1))
}

/** The same hours with those of one day replaced. */
export function withDay(hours: readonly WeeklyHours[], weekday: number, day: readonly WeeklyHours[]): WeeklyHours[] {
  return [...hours.filter((span) => span.weekday !== weekday), ...day]
}

/** Monday's hours on every day from Tuesday to Friday. */
export function likeMonday(hours: readonly WeeklyHours[]): WeeklyHours[] {
  const monday = hoursOn(hours, 1)
  return [2, 3, 4, 5].reduce<WeeklyHours[]>(
    (week, weekday) =>
      withDay(
        week,
        weekday,
        monday.map((span) => ({ ...span, weekday })),
      ),
    [...hours],
  )
}

/** The span after the last of a day: from an hour later, for as long as the day has. Undefined when it is full. */
export function nextSpan(day: readonly WeeklyHours[], weekday: number): WeeklyHours | undefined {
  const last = day.at(-1)
  if (last === undefined) return { weekday, from: '09:00', to: '18:00' }
  const start = Number(last.to.slice(0, 2)) * 60 + Number(last.to.slice(3)) + 60
  if (start >= 1440) return undefined
  return { weekday, from: clock(start), to: clock(Math.min(start + 240, 1440)) }
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
