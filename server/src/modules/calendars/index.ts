export { type CalendarRow, findCalendar, listCalendars } from './business-calendars.sql.ts'
export { businessMinutes, isOpenAt, nextOpening } from './business-time.ts'
export { type Holiday, nationalHolidays } from './national-holidays.ts'
export type { Calendar } from './open-spans.ts'
