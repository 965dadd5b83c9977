import { nationalHolidays } from '@recado/brazil/national-holidays'
import {
  CalendarPage,
  CalendarView,
  CreateCalendarBody,
  HolidayList,
  HolidayQuery,
  OpeningQuery,
  OpeningView,
  PreviewOpeningBody,
  UpdateCalendarBody,
} from '@recado/contracts/calendars'
import { CalendarId } from '@recado/contracts/ids'
import { PageQuery } from '@recado/contracts/wire'
import { z } from 'zod'
import { consoleRoute } from '../../../http/console/console-route.ts'
import { revised } from '../../../http/revision.ts'
import { decodeIdCursor, pageOfRows } from '../../../platform/cursor.ts'
import { errors } from '../../../platform/errors.ts'
import type { TenantScope } from '../../../tenancy/tenant-scope.ts'
import {
  type Calendar,
  createCalendar,
  findCalendar,
  isOpenAt,
  listCalendars,
  nextOpening,
  removeCalendar,
  updateCalendar,
} from '../index.ts'

const tag = 'Business hours'
const OneCalendar = z.object({ id: CalendarId })

export const listAllCalendars = consoleRoute({
  name: 'list-calendars',
  method: 'GET',
  url: '/api/v1/calendars',
  tag,
  summary: 'Every calendar of business hours, oldest first.',
  permission: 'conversations.read',
  query: PageQuery,
  response: CalendarPage,
  handler: async ({ scope, query }) => {
    const after = decodeIdCursor('calendars', scope.tenant.id, query.cursor)
    const rows = await listCalendars(scope, { after, limit: query.limit + 1 })
    return pageOfRows('calendars', scope.tenant.id, query.limit, rows.map(revised))
  },
})

export const createOneCalendar = consoleRoute({
  name: 'create-calendar',
  method: 'POST',
  url: '/api/v1/calendars',
  tag,
  summary: 'A calendar of business hours, in the company’s time zone unless another is named.',
  permission: 'inboxes.manage',
  status: 201,
  body: CreateCalendarBody,
  response: CalendarView,
  handler: async ({ scope, body }) => revised(await createCalendar(scope, body)),
})

export const getCalendar = consoleRoute({
  name: 'get-calendar',
  method: 'GET',
  url: '/api/v1/calendars/:id',
  tag,
  summary: 'One calendar.',
  permission: 'conversations.read',
  params: OneCalendar,
  response: CalendarView,
  handler: async ({ scope, params }) => revised(await requireCalendar(scope, params.id)),
})

export const updateOneCalendar = consoleRoute({
  name: 'update-calendar',
  method: 'PATCH',
  url: '/api/v1/calendars/:id',
  tag,
  summary: 'Changes what is named; hours and holidays are replaced whole.',
  permission: 'inboxes.manage',
  params: OneCalendar,
  body: UpdateCalendarBody,
  response: CalendarView,
  edits: { kind: 'calendar', read: async ({ scope, params }) => revised(await requireCalendar(scope, params.id)) },
  handler: async ({ scope, params, body }) => revised(await updateCalendar(scope, params.id, body)),
})

export const deleteCalendar = consoleRoute({
  name: 'delete-calendar',
  method: 'DELETE',
  url: '/api/v1/calendars/:id',
  tag,
  summary: 'Deletes a calendar that no inbox uses.',
  permission: 'inboxes.manage',
  status: 204,
  params: OneCalendar,
  handler: async ({ scope, params }) => {
    await removeCalendar(scope, params.id)
    return undefined
  },
})

export const getOpening = consoleRoute({
  name: 'get-opening',
  method: 'GET',
  url: '/api/v1/calendars/:id/opening',
  tag,
  summary: 'Whether the company is open now or at an instant, and when it opens next.',
  permission: 'conversations.read',
  params: OneCalendar,
  query: OpeningQuery,
  response: OpeningView,
  handler: async ({ scope, params, query }) => {
    const calendar = await requireCalendar(scope, params.id)
    return openingOf(calendar, query.at ?? scope.clock.now())
  },
})

export const previewOpening = consoleRoute({
  name: 'preview-opening',
  method: 'POST',
  url: '/api/v1/calendars/opening',
  tag,
  summary: 'The same of hours that are not saved: what the editor of hours shows while they change.',
  permission: 'conversations.read',
  use: 'read',
  body: PreviewOpeningBody,
  response: OpeningView,
  handler: async ({ scope, body }) => openingOf(body, scope.clock.now()),
})

export const listHolidays = consoleRoute({
  name: 'list-national-holidays',
  method: 'GET',
  url: '/api/v1/national-holidays',
  tag,
  summary: 'Brazil’s holidays of a year; those that are optional are marked.',
  permission: 'conversations.read',
  query: HolidayQuery,
  response: HolidayList,
  handler: async ({ query }) => ({ items: nationalHolidays(query.year) }),
})

function openingOf(calendar: Calendar, at: Date): z.output<typeof OpeningView> {
  return { open: isOpenAt(calendar, at), next_opening: nextOpening(calendar, at) ?? null }
}

async function requireCalendar(scope: TenantScope, id: string) {
  const calendar = await findCalendar(scope, id)
  if (calendar === undefined) throw errors.not_found()
  return calendar
}
