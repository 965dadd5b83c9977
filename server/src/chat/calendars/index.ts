export { type CalendarRow, findCalendar, listCalendars } from './business-calendars.sql.ts'
export { addBusinessMinutes, businessMinutes, isOpenAt, nextOpening } from './business-time.ts'
export type { Calendar } from './open-spans.ts'
export { createCalendar, removeCalendar, updateCalendar } from './save-calendar.ts'
