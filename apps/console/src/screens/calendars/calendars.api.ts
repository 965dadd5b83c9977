import {
  CalendarPage,
  CalendarView,
  type CreateCalendarBody,
  HolidayList,
  type HolidayView,
  OpeningView,
  type PreviewOpeningBody,
  type UpdateCalendarBody,
} from '@recado/contracts/calendars'
import { CalendarId } from '@recado/contracts/ids'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'
import { wireId } from '../../api/wire-id.ts'
import { readAll } from '../../lists/read-all.ts'

export type Calendar = z.output<typeof CalendarView>
export type Opening = z.output<typeof OpeningView>
export type Holiday = z.output<typeof HolidayView>

/** All of them, oldest first: a company has a handful. */
export function listCalendars(http: Http): Promise<Calendar[]> {
  return readAll((cursor) => http.get('/api/v1/calendars', CalendarPage, { cursor, limit: 100 }))
}

export function getCalendar(http: Http, id: CalendarId): Promise<Calendar> {
  return http.get(addressOf(id), CalendarView)
}

export function createCalendar(http: Http, body: z.input<typeof CreateCalendarBody>): Promise<Calendar> {
  return http.send('POST', '/api/v1/calendars', body, CalendarView)
}

export function updateCalendar(
  http: Http,
  id: CalendarId,
  body: z.input<typeof UpdateCalendarBody>,
  began?: string,
): Promise<Calendar> {
  return http.send('PATCH', addressOf(id), body, CalendarView, began)
}

/** @throws ApiProblem `calendar_in_use` while an inbox uses it. */
export function deleteCalendar(http: Http, id: CalendarId): Promise<void> {
  return http.tell('DELETE', addressOf(id))
}

/** Whether it is open now, and when it opens next. */
export function readOpening(http: Http, id: CalendarId): Promise<Opening> {
  return http.get(`${addressOf(id)}/opening`, OpeningView)
}

/** The same of hours that nobody has saved yet. */
export function previewOpening(http: Http, body: z.input<typeof PreviewOpeningBody>): Promise<Opening> {
  return http.send('POST', '/api/v1/calendars/opening', body, OpeningView)
}

export async function listNationalHolidays(http: Http, year: number): Promise<Holiday[]> {
  return (await http.get('/api/v1/national-holidays', HolidayList, { year })).items
}

function addressOf(id: CalendarId): string {
  return `/api/v1/calendars/${wireId(CalendarId, id)}`
}
