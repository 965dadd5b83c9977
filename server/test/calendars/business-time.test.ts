import { nationalHolidays } from '@recado/brazil/national-holidays'
import { propertyRuns } from '@recado/testing/property-runs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addBusinessMinutes,
  businessMinutes,
  type Calendar,
  isOpenAt,
  nextOpening,
} from '../../src/chat/calendars/index.ts'

const OFFICE: Calendar = {
  timezone: 'America/Sao_Paulo',
  hours: [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, from: '08:00', to: '12:00' },
    { weekday, from: '13:30', to: '18:00' },
  ]),
  national_holidays: true,
  optional_holidays: false,
  holidays: [
    { date: '01-25', name: 'Aniversário de São Paulo' },
    { date: '2026-12-24', name: 'Véspera', from: '08:00', to: '12:00' },
  ],
}

test.each([
  ['a morning', '2026-03-10T11:00:00Z', true],
  ['one second before opening', '2026-03-10T10:59:59Z', false],
  ['lunch', '2026-03-10T15:30:00Z', false],
  ['the minute of closing', '2026-03-10T21:00:00Z', false],
  ['a Saturday', '2026-03-14T14:00:00Z', false],
  ['Tiradentes', '2026-04-21T14:00:00Z', false],
  ['Good Friday', '2026-04-03T14:00:00Z', false],
  ['Carnival Tuesday, an optional point that this company does not take', '2026-02-17T14:00:00Z', true],
  ['a holiday of the city', '2027-01-25T14:00:00Z', false],
  ['the half day before Christmas', '2026-12-24T14:00:00Z', true],
  ['the other half', '2026-12-24T17:00:00Z', false],
])('%s', (_what, instant, open) => {
  expect(isOpenAt(OFFICE, new Date(instant))).toBe(open)
})

test('optional points close who takes them, Ash Wednesday until 14:00', () => {
  const calendar = { ...OFFICE, optional_holidays: true }
  expect(isOpenAt(calendar, new Date('2026-02-17T14:00:00Z'))).toBe(false)
  expect(isOpenAt(calendar, new Date('2026-02-18T16:59:00Z'))).toBe(false)
  expect(isOpenAt(calendar, new Date('2026-02-18T17:00:00Z'))).toBe(true)
})

test('the next opening after a Friday before a long weekend is on Tuesday, and is now when it is open', () => {
  // Friday 4 September 2026 after closing; Monday the 7th is Independence.
  expect(nextOpening(OFFICE, new Date('2026-09-04T21:00:00Z'))).toEqual(new Date('2026-09-08T11:00:00Z'))
  const now = new Date('2026-09-08T11:30:12.345Z')
  expect(nextOpening(OFFICE, now)).toEqual(now)
  expect(nextOpening({ ...OFFICE, hours: [] }, now)).toEqual(new Date('2026-12-24T11:00:00Z'))
  expect(nextOpening({ ...OFFICE, hours: [], holidays: [] }, now)).toBeUndefined()
})

test('business minutes skip lunch, nights, weekends and holidays', () => {
  const minutes = (from: string, until: string) => businessMinutes(OFFICE, new Date(from), new Date(until))
  expect(minutes('2026-03-10T11:00:00Z', '2026-03-10T21:00:00Z')).toBe(8.5 * 60)
  expect(minutes('2026-09-04T20:00:00Z', '2026-09-08T12:00:00Z')).toBe(120)
  expect(minutes('2026-03-10T21:00:00Z', '2026-03-10T11:00:00Z')).toBe(0)
  expect(minutes('2026-03-10T11:00:00Z', '2026-03-10T11:00:30Z')).toBe(0.5)
})

test('an hour that clocks skip is no business time, one that they show twice counts twice', () => {
  const night: Calendar = {
    ...OFFICE,
    hours: [0, 6].map((weekday) => ({ weekday, from: '00:00', to: '24:00' })),
    national_holidays: false,
    holidays: [],
  }
  const day = (from: string, hours: number) =>
    businessMinutes(night, new Date(from), new Date(new Date(from).getTime() + hours * 3_600_000)) / 60
  // São Paulo: Sunday 4 November 2018 began at 01:00; Saturday 16 February 2019 had 25 hours.
  expect(day('2018-11-04T03:00:00Z', 24)).toBe(23)
  expect(day('2019-02-16T02:00:00Z', 25)).toBe(25)
  expect(day('2019-02-17T03:00:00Z', 24)).toBe(24)
})

/** The earliest Easter there can be, the latest, and those of these years. */
test.each([
  [1818, '1818-03-22'],
  [1943, '1943-04-25'],
  [2000, '2000-04-23'],
  [2019, '2019-04-21'],
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2038, '2038-04-25'],
  [2076, '2076-04-19'],
])('Easter of %i', (year, easter) => {
  const day = (offset: number) =>
    new Date(Date.parse(`${easter}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10)
  const byKey = new Map(nationalHolidays(year).map((holiday) => [holiday.key, holiday]))
  expect(byKey.get('good_friday')).toMatchObject({ date: day(-2), optional: false })
  expect(byKey.get('carnival_tuesday')).toMatchObject({ date: day(-47), optional: true })
  expect(byKey.get('corpus_christi')).toMatchObject({ date: day(60), optional: true })
})

test("20 November is the nation's from 2024 on", () => {
  expect(nationalHolidays(2023).some(({ date }) => date === '2023-11-20')).toBe(false)
  expect(nationalHolidays(2024).some(({ date }) => date === '2024-11-20')).toBe(true)
})

const ZONES = [
  'America/Sao_Paulo',
  'America/Manaus',
  'America/Noronha',
  'Europe/Lisbon',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
]

const arbitraryCalendar = fc.record({
  timezone: fc.constantFrom(...ZONES),
  hours: fc.array(
    fc
      .tuple(
        fc.integer({ min: 0, max: 6 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 24 * 4 }), { minLength: 2, maxLength: 2 }),
      )
      .map(([weekday, ends]) => {
        const [from = 0, to = 0] = ends.toSorted((a, b) => a - b)
        return { weekday, from: wall(from * 15), to: wall(to * 15) }
      }),
    { maxLength: 12 },
  ),
  national_holidays: fc.boolean(),
  optional_holidays: fc.boolean(),
  holidays: fc.constantFrom<Calendar['holidays'][]>(
    [],
    [{ date: '10-21', name: 'x' }],
    [{ date: '2018-11-04', name: 'x', from: '00:00', to: '10:30' }],
  ),
})

/** Around changes of clocks and holidays, and anywhere. */
const arbitraryStart = fc.oneof(
  fc.constantFrom(
    '2018-11-03T12:00:00Z',
    '2019-02-16T12:00:00Z',
    '2017-10-14T20:00:00Z',
    '2025-10-04T10:00:00Z',
    '2026-02-16T00:00:00Z',
  ),
  fc
    .date({ min: new Date('1990-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
)

test('agrees with a reference that looks at the clock on the wall minute by minute', () => {
  fc.assert(
    fc.property(arbitraryCalendar, arbitraryStart, fc.integer({ min: 1, max: 2_000 }), (calendar, start, minutes) => {
      const from = Math.floor(Date.parse(start) / 60_000) * 60_000
      let open = 0
      let first: number | undefined
      for (let minute = 0; minute < minutes; minute++) {
        const at = from + minute * 60_000
        const slow = isOpenSlowly(calendar, at)
        if (minute % 61 === 0) expect(isOpenAt(calendar, new Date(at))).toBe(slow)
        if (slow) open += 1
        if (slow) first ??= at
      }
      const until = from + minutes * 60_000
      expect(businessMinutes(calendar, new Date(from), new Date(until))).toBe(open)
      const next = nextOpening(calendar, new Date(from))?.getTime() ?? Number.POSITIVE_INFINITY
      if (first === undefined) expect(next).toBeGreaterThanOrEqual(until)
      else expect(next).toBe(first)
    }),
    { numRuns: propertyRuns(150) },
  )
})

test.each([
  ['within a morning', '2026-03-10T11:00:00Z', 30, '2026-03-10T11:30:00Z'],
  ['at the minute of closing, and not after lunch', '2026-03-10T14:30:00Z', 30, '2026-03-10T15:00:00Z'],
  ['over lunch', '2026-03-10T14:45:00Z', 30, '2026-03-10T16:45:00Z'],
  ['asked on a Friday night', '2026-03-13T23:00:00Z', 30, '2026-03-16T11:30:00Z'],
  ['over a weekend and a holiday', '2026-04-17T20:30:00Z', 60, '2026-04-20T11:30:00Z'],
  ['over Tiradentes', '2026-04-20T20:30:00Z', 60, '2026-04-22T11:30:00Z'],
])('business minutes are added %s', (_what, from, minutes, until) => {
  const end = addBusinessMinutes(OFFICE, new Date(from), minutes)
  expect(end).toEqual(new Date(until))
  expect(businessMinutes(OFFICE, new Date(from), new Date(until))).toBe(minutes)
})

test('a calendar that never opens has no end of a term', () => {
  expect(
    addBusinessMinutes({ ...OFFICE, hours: [], holidays: [] }, new Date('2026-03-10T11:00:00Z'), 1),
  ).toBeUndefined()
})

const formats = new Map(
  ZONES.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('sv-SE', {
      ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    }),
  ]),
)

function isOpenSlowly(calendar: Calendar, at: number): boolean {
  const [date = '', time = ''] = (formats.get(calendar.timezone)?.format(at) ?? '').split(' ')
  const own =
    calendar.holidays.find((day) => day.date === date) ?? calendar.holidays.find((day) => date.endsWith(`-${day.date}`))
  if (own !== undefined) return own.from !== undefined && own.to !== undefined && own.from <= time && time < own.to
  const today = nationalHolidays(Number(date.slice(0, 4))).filter((holiday) => holiday.date === date)
  const closed = today.some(({ optional, until }) =>
    optional ? calendar.optional_holidays && (until === undefined || time < until) : calendar.national_holidays,
  )
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return !closed && calendar.hours.some((span) => span.weekday === weekday && span.from <= time && time < span.to)
}

function wall(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
