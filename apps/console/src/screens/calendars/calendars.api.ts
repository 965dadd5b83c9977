import {
  type CalendarView,
  type CreateCalendarBody,
  calendarEndpoints,
  type HolidayView,
  type OpeningView,
  type PreviewOpeningBody,
  type UpdateCalendarBody,
} from '@recado/contracts/calendars'
import type { Given } from '@recado/contracts/endpoint'
import type { CalendarId } from '@recado/contracts/ids'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'
import { readAll } from '../../lists/read-all.ts'

export type Calendar = z.output<typeof CalendarView>
export type Opening = z.output<typeof OpeningView>
export type Holiday = z.output<typeof HolidayView>

/** All of them, oldest first: a company has a handful. */
export function listCalendars(http: Http): Promise<Calendar[]> {
  return readAll((cursor) => http.call(calendarEndpoints.list, { query: { cursor, limit: 100 } }))
}

export function getCalendar(http: Http, id: CalendarId): Promise<Calendar> {
  return http.call(calendarEndpoints.get, { params: { id } })
}

export function createCalendar(http: Http, body: Given<typeof CreateCalendarBody>): Promise<Calendar> {
  return http.call(calendarEndpoints.create, { body })
}

export function updateCalendar(
  http: Http,
  id: CalendarId,
  body: Given<typeof UpdateCalendarBody>,
  began?: string,
): Promise<Calendar> {
  return http.call(calendarEndpoints.update, { params: { id }, body, began })
}

/** @throws ApiProblem `calendar_in_use` while an inbox uses it. */
export function deleteCalendar(http: Http, id: CalendarId): Promise<void> {
  return http.call(calendarEndpoints.delete, { params: { id } })
}

/** Whether it is open now, and when it opens next. */
export function readOpening(http: Http, id: CalendarId): Promise<Opening> {
  return http.call(calendarEndpoints.opening, { params: { id } })
}

/** The same of hours that nobody has saved yet. */
export function previewOpening(http: Http, body: Given<typeof PreviewOpeningBody>): Promise<Opening> {
  return http.call(calendarEndpoints.previewOpening, { body })
}

export async function listNationalHolidays(http: Http, year: number): Promise<Holiday[]> {
  return (await http.call(calendarEndpoints.holidays, { query: { year } })).items
}
