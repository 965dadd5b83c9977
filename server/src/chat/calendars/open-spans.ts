import { type Holiday, nationalHolidays } from '@recado/brazil/national-holidays'
import type { LocalHoliday, WeeklyHours } from '@recado/contracts/calendars'
import { type ZoneSegment, zoneSegments } from './zone-segments.ts'

/** When a company answers, as it is kept. */
export interface Calendar {
  timezone: string
  hours: WeeklyHours[]
  national_holidays: boolean
  optional_holidays: boolean
  holidays: LocalHoliday[]
}

/** Open from `start` until just before `end`; epoch milliseconds. */
export interface Span {
  start: number
  end: number
}

const DAY = 86_400_000

/**
 * Every span within [from, until) in which the calendar is open, in order. Open is when the clock on the wall says so:
 * an hour that clocks skip is no business time, one that they show twice counts twice.
 */
export function* openSpans(calendar: Calendar, from: number, until: number): Generator<Span> {
  for (let start = from; start < until; start += WINDOW) {
    const end = Math.min(start + WINDOW, until)
    for (const segment of zoneSegments(calendar.timezone, start, end)) yield* spansOfSegment(calendar, segment)
  }
}

/** Small enough that the next opening, mostly tomorrow's, is not looked for in a year. */
const WINDOW = 4 * DAY

function* spansOfSegment(calendar: Calendar, segment: ZoneSegment): Generator<Span> {
  const firstDay = Math.floor((segment.start + segment.offset) / DAY) * DAY
  for (let day = firstDay; day - segment.offset < segment.end; day += DAY) {
    for (const { from, to } of hoursOfDay(calendar, day)) {
      const start = Math.max(day + minutes(from) * 60_000 - segment.offset, segment.start)
      const end = Math.min(day + minutes(to) * 60_000 - segment.offset, segment.end)
      if (start < end) yield { start, end }
    }
  }
}

type Hours = { from: string; to: string }

/** What the company itself says of a date goes before the nation's holidays, and these before the week's hours. */
function hoursOfDay(calendar: Calendar, day: number): Hours[] {
  const date = new Date(day).toISOString().slice(0, 10)
  const own =
    calendar.holidays.find((holiday) => holiday.date === date) ??
    calendar.holidays.find((holiday) => holiday.date === date.slice(5))
  if (own !== undefined) return own.from === undefined || own.to === undefined ? [] : [{ from: own.from, to: own.to }]
  const weekday = new Date(day).getUTCDay()
  const hours = mergeHours(calendar.hours.filter((span) => span.weekday === weekday))
  const national = nationalHoliday(date)
  if (national === undefined) return hours
  if (!(national.optional ? calendar.optional_holidays : calendar.national_holidays)) return hours
  const { until } = national
  if (until === undefined) return []
  return hours.filter(({ to }) => to > until).map(({ from, to }) => ({ from: from > until ? from : until, to }))
}

/** Spans that overlap or touch become one, so that no minute is counted twice. */
function mergeHours(hours: readonly Hours[]): Hours[] {
  const merged: Hours[] = []
  for (const span of hours.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = merged.at(-1)
    if (last === undefined || span.from > last.to) merged.push({ from: span.from, to: span.to })
    else if (span.to > last.to) last.to = span.to
  }
  return merged
}

const years = new Map<number, ReadonlyMap<string, Holiday>>()

/** A date can be two at once (21 April may be Good Friday): the one that is a holiday for all goes before the optional. */
function nationalHoliday(date: string): Holiday | undefined {
  const year = Number(date.slice(0, 4))
  let known = years.get(year)
  if (known === undefined) {
    const ordered = nationalHolidays(year).toSorted((a, b) => Number(b.optional) - Number(a.optional))
    known = new Map(ordered.map((holiday) => [holiday.date, holiday]))
    if (years.size >= 100) years.clear()
    years.set(year, known)
  }
  return known.get(date)
}

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
