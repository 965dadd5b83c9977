import { easterSunday } from './easter-sunday.ts'
import type { HolidayKey } from './holiday-keys.ts'

export interface Holiday {
  /** `2026-09-07` */
  date: string
  /** Its name is in the locale files of whoever shows it. */
  key: HolidayKey
  /** An optional point: the law leaves it to each company. */
  optional: boolean
  /** Closed only until this time on the wall. */
  until?: string
}

interface FixedHoliday {
  month: number
  day: number
  key: HolidayKey
  /** First year in which the law knew it as the nation's. */
  since?: number
}

/** Laws 662/1949 and 10.607/2002; 6.802/1980 for 12 October, 14.759/2023 for 20 November. */
const FIXED: readonly FixedHoliday[] = [
  { month: 1, day: 1, key: 'new_year' },
  { month: 4, day: 21, key: 'tiradentes' },
  { month: 5, day: 1, key: 'labour_day' },
  { month: 9, day: 7, key: 'independence' },
  { month: 10, day: 12, key: 'aparecida', since: 1980 },
  { month: 11, day: 2, key: 'all_souls' },
  { month: 11, day: 15, key: 'republic' },
  { month: 11, day: 20, key: 'black_awareness', since: 2024 },
  { month: 12, day: 25, key: 'christmas' },
]

/** Days from Easter Sunday. */
const MOVABLE = [
  { offset: -48, key: 'carnival_monday', optional: true },
  { offset: -47, key: 'carnival_tuesday', optional: true },
  { offset: -46, key: 'ash_wednesday', optional: true, until: '14:00' },
  { offset: -2, key: 'good_friday', optional: false },
  { offset: 60, key: 'corpus_christi', optional: true },
] as const

/** The day of one holiday, whatever the law of that year said of it. */
export function dateOfHoliday(key: HolidayKey, year: number): string {
  const fixed = FIXED.find((holiday) => holiday.key === key)
  if (fixed !== undefined) return isoDate(Date.UTC(year, fixed.month - 1, fixed.day))
  return isoDate(easterSunday(year) + MOVABLE.find((holiday) => holiday.key === key)!.offset * DAY)
}

/** Brazil's holidays of a year in the order of their dates, optional points marked. */
export function nationalHolidays(year: number): Holiday[] {
  const fixed = FIXED.filter(({ since = 0 }) => year >= since).map(({ month, day, key }) => ({
    date: isoDate(Date.UTC(year, month - 1, day)),
    key,
    optional: false,
  }))
  const easter = easterSunday(year)
  const movable = MOVABLE.map(({ offset, ...holiday }) => ({ date: isoDate(easter + offset * DAY), ...holiday }))
  return [...fixed, ...movable].sort((a, b) => (a.date < b.date ? -1 : 1))
}

const DAY = 86_400_000

function isoDate(utc: number): string {
  return new Date(utc).toISOString().slice(0, 10)
}
