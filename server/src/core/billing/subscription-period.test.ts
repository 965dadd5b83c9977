import { expect, test } from 'vitest'
import { addLocalMonths, nextPaidPeriod } from './subscription-period.ts'

const timeZone = 'America/Sao_Paulo'
const monthly = (start: string, end: string, paidAt: string) => {
  const period = nextPaidPeriod(
    { start: new Date(start), end: new Date(end) },
    { paidAt: new Date(paidAt), cycle: 'monthly', timeZone },
  )
  return [period.start.toISOString(), period.end.toISOString()]
}

test('a payment before the end goes on from the end, one after it from the payment', () => {
  const period = ['2026-03-10T15:00:00.000Z', '2026-04-10T15:00:00.000Z'] as const
  expect(monthly(...period, '2026-04-01T00:00:00Z')).toEqual(['2026-04-10T15:00:00.000Z', '2026-05-10T15:00:00.000Z'])
  expect(monthly(...period, '2026-04-12T09:30:00Z')).toEqual(['2026-04-12T09:30:00.000Z', '2026-05-12T09:30:00.000Z'])
})

test('what begins on the 31st keeps the last days of months, and goes back to the 31st', () => {
  let period = ['2026-01-31T15:00:00.000Z', '2026-02-28T15:00:00.000Z']
  const ends = [period[1]]
  for (let month = 0; month < 4; month++) {
    period = monthly(period[0] ?? '', period[1] ?? '', period[1] ?? '')
    ends.push(period[1])
  }
  expect(ends.map((end) => end?.slice(0, 10))).toEqual([
    '2026-02-28',
    '2026-03-31',
    '2026-04-30',
    '2026-05-31',
    '2026-06-30',
  ])
})

test('the calendar is the tenant’s: 22:00 of the 31st in São Paulo is the 1st in Greenwich', () => {
  expect(addLocalMonths(new Date('2026-02-01T01:00:00Z'), 1, timeZone).toISOString()).toBe('2026-03-01T01:00:00.000Z')
  expect(addLocalMonths(new Date('2028-02-29T15:00:00Z'), 12, timeZone).toISOString()).toBe('2029-02-28T15:00:00.000Z')
})
