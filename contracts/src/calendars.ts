import { HOLIDAY_KEYS } from '@recado/brazil/holiday-keys'
import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { CalendarId } from './ids.ts'
import { Instant, line, PageQuery, pageOf, Revision } from './wire.ts'

/** A time on the wall, in minutes; `24:00` is the day's end. */
export const WallTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: 'time_malformed' })

const ordered = (span: { from?: string | undefined; to?: string | undefined }) =>
  span.from === undefined || span.to === undefined || span.from < span.to

/** Open from `from` until just before `to`, each week; 0 is Sunday. Over midnight it is two. */
export const WeeklyHours = z
  .strictObject({ weekday: z.number().int().min(0).max(6), from: WallTime, to: WallTime })
  .refine(ordered, { error: 'time_order' })

/** Closed that day, or open only `from`–`to`. `2026-01-25` is one day, `01-25` each year's. */
export const LocalHoliday = z
  .strictObject({
    date: z.string().refine(isHolidayDate, { error: 'date_malformed' }),
    name: line(80),
    from: WallTime.optional(),
    to: WallTime.optional(),
  })
  .refine((day) => (day.from === undefined) === (day.to === undefined), { error: 'time_pair_incomplete' })
  .refine(ordered, { error: 'time_order' })

/** 29 February each year is a date; in years that have none it is no day. */
function isHolidayDate(text: string): boolean {
  const match = /^(?:(\d{4})-)?(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return false
  const [year, month, day] = [Number(match[1] ?? 2000), Number(match[2]), Number(match[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

export const TimeZone = z.string().max(60).refine(isTimeZone, { error: 'time_zone_unknown' })

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

const closedMessage = z
  .string()
  .trim()
  .max(1_000, { error: 'text_too_long' })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
  .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, { error: 'text_control_characters' })
  .refine((text) => text.isWellFormed(), { error: 'text_malformed' })

const fields = {
  name: line(80),
  timezone: TimeZone,
  hours: z.array(WeeklyHours).max(70),
  /** Closed on the nation's holidays. */
  national_holidays: z.boolean(),
  /** Closed at Carnival, on Ash Wednesday until 14:00 and on Corpus Christi, which the law leaves to each. */
  optional_holidays: z.boolean(),
  holidays: z.array(LocalHoliday).max(200),
  closed_message: closedMessage,
}

export const CalendarView = z.object({
  ...fields,
  id: CalendarId,
  revision: Revision,
  created_at: Instant,
  updated_at: Instant,
})
export const CalendarPage = pageOf(CalendarView)
export const CreateCalendarBody = z.strictObject({
  ...fields,
  timezone: TimeZone.optional(),
  national_holidays: fields.national_holidays.default(true),
  optional_holidays: fields.optional_holidays.default(false),
  holidays: fields.holidays.default([]),
  closed_message: closedMessage.default(''),
})
export const UpdateCalendarBody = z.strictObject(fields).partial()

/** Hours that nobody has saved yet, to see what they would mean now. */
export const PreviewOpeningBody = z.strictObject({
  timezone: TimeZone,
  hours: fields.hours,
  national_holidays: fields.national_holidays,
  optional_holidays: fields.optional_holidays,
  holidays: fields.holidays,
})

/** Whether it is open at an instant, and if not, from when; null when not within a year. */
export const OpeningView = z.object({ open: z.boolean(), next_opening: Instant.nullable() })
export const OpeningQuery = z.object({ at: Instant.optional() })

/** The nation's holidays and optional points. What they are called is in the locale files of whoever shows them. */
export const HolidayKey = z.enum(HOLIDAY_KEYS)
export type HolidayKey = z.output<typeof HolidayKey>
export const HolidayView = z.object({ date: z.string(), key: HolidayKey, optional: z.boolean() })
export const HolidayList = z.object({ items: z.array(HolidayView) })
export const HolidayQuery = z.object({ year: z.coerce.number().int().min(1900).max(2199) })

export type WeeklyHours = z.output<typeof WeeklyHours>
export type LocalHoliday = z.output<typeof LocalHoliday>

const tag = 'Business hours'
const params = z.object({ id: CalendarId })
const path = '/api/v1/calendars'

export const calendarEndpoints = {
  list: defineEndpoint({
    name: 'list-calendars',
    method: 'GET',
    path,
    tag,
    summary: 'Every calendar of business hours, oldest first.',
    query: PageQuery,
    response: CalendarPage,
  }),
  create: defineEndpoint({
    name: 'create-calendar',
    method: 'POST',
    path,
    tag,
    summary: 'A calendar of business hours, in the company’s time zone unless another is named.',
    status: 201,
    body: CreateCalendarBody,
    response: CalendarView,
  }),
  get: defineEndpoint({
    name: 'get-calendar',
    method: 'GET',
    path: `${path}/:id`,
    tag,
    summary: 'One calendar.',
    params,
    response: CalendarView,
  }),
  update: defineEndpoint({
    name: 'update-calendar',
    method: 'PATCH',
    path: `${path}/:id`,
    tag,
    summary: 'Changes what is named; hours and holidays are replaced whole.',
    params,
    body: UpdateCalendarBody,
    response: CalendarView,
  }),
  delete: defineEndpoint({
    name: 'delete-calendar',
    method: 'DELETE',
    path: `${path}/:id`,
    tag,
    summary: 'Deletes a calendar that no inbox uses.',
    status: 204,
    params,
  }),
  opening: defineEndpoint({
    name: 'get-opening',
    method: 'GET',
    path: `${path}/:id/opening`,
    tag,
    summary: 'Whether the company is open now or at an instant, and when it opens next.',
    params,
    query: OpeningQuery,
    response: OpeningView,
  }),
  previewOpening: defineEndpoint({
    name: 'preview-opening',
    method: 'POST',
    path: `${path}/opening`,
    tag,
    summary: 'The same of hours that are not saved: what the editor of hours shows while they change.',
    body: PreviewOpeningBody,
    response: OpeningView,
  }),
  holidays: defineEndpoint({
    name: 'list-national-holidays',
    method: 'GET',
    path: '/api/v1/national-holidays',
    tag,
    summary: 'Brazil’s holidays of a year; those that are optional are marked.',
    query: HolidayQuery,
    response: HolidayList,
  }),
}
