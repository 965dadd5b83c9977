import type { BillingCycle } from '@recado/contracts/billing'
import { atLocalTime, localTime } from './local-time.ts'

const DAY = 86_400_000

export interface PaidPeriod {
  start: Date
  end: Date
}

/**
 * The period that a payment buys: it follows the present one without a gap, or begins with the payment when that one was
 * over by then. Months are counted on the tenant's calendar, at the same time of day.
 */
export function nextPaidPeriod(
  present: PaidPeriod,
  payment: { paidAt: Date; cycle: BillingCycle; timeZone: string },
): PaidPeriod {
  const { paidAt, cycle, timeZone } = payment
  const months = cycle === 'monthly' ? 1 : 12
  if (present.end < paidAt) return { start: paidAt, end: addLocalMonths(paidAt, months, timeZone) }
  return { start: present.end, end: addLocalMonths(present.end, months, timeZone, anchorDay(present, timeZone)) }
}

/** The same day and time `months` later on a zone's calendar, or the last day of a month without such a day. */
export function addLocalMonths(from: Date, months: number, timeZone: string, anchor?: number): Date {
  const local = localTime(from, timeZone)
  const lastDay = new Date(Date.UTC(local.year, local.month - 1 + months + 1, 0)).getUTCDate()
  const day = Math.min(anchor ?? local.day, lastDay)
  const timeOfDay = local.wall - Date.UTC(local.year, local.month - 1, local.day)
  return atLocalTime(Date.UTC(local.year, local.month - 1 + months, day) + timeOfDay, timeZone)
}

/** What began on the 31st and was cut to 28 February goes back to the 31st in March instead of losing three days. */
function anchorDay(present: PaidPeriod, timeZone: string): number {
  const end = localTime(present.end, timeZone)
  const isLastDay = localTime(new Date(present.end.getTime() + DAY), timeZone).month !== end.month
  return isLastDay ? Math.max(end.day, localTime(present.start, timeZone).day) : end.day
}
