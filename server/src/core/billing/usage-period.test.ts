import v8 from 'node:v8'
import vm from 'node:vm'
import { propertyRuns } from '@recado/testing/property-runs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { usagePeriod } from './usage-period.ts'

/** What this test asks of the reference. */
interface ReferenceDate {
  with(fields: { day: number }): ReferenceDate
  add(duration: { days?: number; months?: number }): ReferenceDate
  toZonedDateTime(zone: string): { epochMilliseconds: number }
}

// V8's own Temporal, an independent reckoning over the same zone data; Node 24 still hides it behind a flag.
v8.setFlagsFromString('--harmony-temporal')
const localDate: (at: number, zone: string) => ReferenceDate = vm.runInNewContext(
  '(at, zone) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()',
)

const ZONES = [
  'America/Sao_Paulo', // changed at midnight, so days began at 01:00
  'America/Noronha',
  'America/Manaus',
  'America/Havana', // midnight twice
  'America/St_Johns', // changed at 00:01
  'America/Toronto', // 1919: from 23:30 to 00:30
  'Africa/Cairo',
  'Asia/Kathmandu', // +05:45
  'Pacific/Apia', // had no 30 December 2011
  'Australia/Lord_Howe', // half an hour
  'UTC',
]

/** The first instant of the next date, and of the date itself, as the reference has them. */
function referencePeriod(kind: 'day' | 'month', at: number, zone: string): { start: number; end: number } {
  const date = localDate(at, zone)
  const first = kind === 'month' ? date.with({ day: 1 }) : date
  const next = first.add(kind === 'month' ? { months: 1 } : { days: 1 })
  return { start: first.toZonedDateTime(zone).epochMilliseconds, end: next.toZonedDateTime(zone).epochMilliseconds }
}

describe.each(['day', 'month'] as const)('a %s', (kind) => {
  test('is cut where the wall clock of any zone and time cuts it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: Date.UTC(1915, 0, 1), max: Date.UTC(2045, 0, 1) }),
        (zone, at) => {
          const { start, end } = usagePeriod(kind, new Date(at), zone)
          expect({ start: start.getTime(), end: end?.getTime() }).toEqual(referencePeriod(kind, at, zone))
        },
      ),
      { numRuns: propertyRuns(2_000) },
    )
  })
})

test('days around every change of clock in São Paulo are the reference’s', () => {
  const firstMidnightOf = (day: number) => Date.UTC(2018, 9, 30) + day * 86_400_000
  for (let day = 0; day < 140; day++) {
    for (const minute of [0, 1, 59, 60, 119, 120, 121, 179, 180, 181, 239, 240]) {
      const at = firstMidnightOf(day) + minute * 60_000
      const { start, end } = usagePeriod('day', new Date(at), 'America/Sao_Paulo')
      expect({ start: start.getTime(), end: end?.getTime() }).toEqual(referencePeriod('day', at, 'America/Sao_Paulo'))
    }
  }
})

test('the day after a midnight that was skipped begins with the first instant there was', () => {
  const { start, end } = usagePeriod('day', new Date('2018-11-04T12:00:00Z'), 'America/Sao_Paulo')
  expect([start.toISOString(), end?.toISOString()]).toEqual(['2018-11-04T03:00:00.000Z', '2018-11-05T02:00:00.000Z'])
})

test('a month of a tenant ends at its own midnight, not at Greenwich’s', () => {
  const zone = 'America/Sao_Paulo'
  const before = usagePeriod('month', new Date('2026-04-01T02:59:59.999Z'), zone)
  const after = usagePeriod('month', new Date('2026-04-01T03:00:00.000Z'), zone)
  expect(before.start.toISOString()).toBe('2026-03-01T03:00:00.000Z')
  expect(before.end).toEqual(after.start)
  expect(after.start.toISOString()).toBe('2026-04-01T03:00:00.000Z')
})

test('what never starts over has one beginning and no end', () => {
  expect(usagePeriod('none', new Date('2026-04-01T00:00:00Z'), 'America/Sao_Paulo')).toEqual({
    start: new Date(0),
    end: null,
  })
})
