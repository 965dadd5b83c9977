import type { DayRow, HourRow, LabelRow, PersonRow, ReportPeriod } from '@recado/contracts/reports'
import {
  measureByDay,
  measureByHour,
  measureByLabel,
  measureByMember,
  measuresOf,
  type ReportView,
} from './facts.sql.ts'
import { readPeriod } from './period.sql.ts'
import { readSatisfactionByMember, UNRATED } from './ratings.sql.ts'

/** Every day of the period, oldest first, those without a fact too. */
export async function measureDays(view: ReportView, period: ReportPeriod): Promise<DayRow[]> {
  const { current, zone } = await readPeriod(view.scope, period)
  const found = new Map((await measureByDay(view, current, zone)).map((row) => [row.day, row]))
  return daysBetween(current.from, current.to, view.scope.tenant.timezone).map((day) => ({
    day,
    ...measuresOf(found.get(day)),
  }))
}

/** Hours of the week in which something happened, from Sunday's first. */
export async function measureHours(view: ReportView, period: ReportPeriod): Promise<HourRow[]> {
  const { current, zone } = await readPeriod(view.scope, period)
  const rows = await measureByHour(view, current, zone)
  return rows.map(({ hour, ...row }) => ({ weekday: Math.floor(hour / 24), hour: hour % 24, ...measuresOf(row) }))
}

export async function measurePeople(view: ReportView, period: ReportPeriod): Promise<PersonRow[]> {
  const { current } = await readPeriod(view.scope, period)
  const rated = await readSatisfactionByMember(view, current)
  const rows = await measureByMember(view, current)
  return rows.map(({ member_id, name, ...row }) => {
    const { opened: _theirCustomers, ...measures } = measuresOf(row)
    return { member_id, name, ...measures, satisfaction: rated.get(member_id) ?? UNRATED }
  })
}

export async function measureLabels(view: ReportView, period: ReportPeriod): Promise<LabelRow[]> {
  const { current } = await readPeriod(view.scope, period)
  const rows = await measureByLabel(view, current)
  return rows.map(({ label_id, name, colour, ...row }) => ({ label_id, name, colour, ...measuresOf(row) }))
}

/** `2026-11-30` of each day from one instant to another on a zone's calendar. */
function daysBetween(from: Date, to: Date, timeZone: string): string[] {
  // Swedish writes dates as ISO does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  const [first, last] = [format.format(from), format.format(to)]
  const days: string[] = []
  // Ends: a period has 90 days at most. Days of a calendar are counted in UTC, which has no other hours.
  for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000) {
    days.push(new Date(at).toISOString().slice(0, 10))
  }
  return days
}
