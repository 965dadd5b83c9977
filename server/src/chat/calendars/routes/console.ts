import { nationalHolidays } from '@recado/brazil/national-holidays'
import { calendarEndpoints, type OpeningView } from '@recado/contracts/calendars'
import type { CalendarId } from '@recado/contracts/ids'
import type { z } from 'zod'
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

export const listAllCalendars = consoleRoute(calendarEndpoints.list, {
  permission: 'conversations.read',
  handler: async ({ scope, query }) => {
    const after = decodeIdCursor<CalendarId>('calendars', scope.tenant.id, query.cursor)
    const rows = await listCalendars(scope, { after, limit: query.limit + 1 })
    return pageOfRows('calendars', scope.tenant.id, query.limit, rows.map(revised))
  },
})

export const createOneCalendar = consoleRoute(calendarEndpoints.create, {
  permission: 'inboxes.manage',
  handler: async ({ scope, body }) => revised(await createCalendar(scope, body)),
})

export const getCalendar = consoleRoute(calendarEndpoints.get, {
  permission: 'conversations.read',
  handler: async ({ scope, params }) => revised(await requireCalendar(scope, params.id)),
})

export const updateOneCalendar = consoleRoute(calendarEndpoints.update, {
  permission: 'inboxes.manage',
  edits: { kind: 'calendar', read: async ({ scope, params }) => revised(await requireCalendar(scope, params.id)) },
  handler: async ({ scope, params, body }) => revised(await updateCalendar(scope, params.id, body)),
})

export const deleteCalendar = consoleRoute(calendarEndpoints.delete, {
  permission: 'inboxes.manage',
  handler: async ({ scope, params }) => {
    await removeCalendar(scope, params.id)
    return undefined
  },
})

export const getOpening = consoleRoute(calendarEndpoints.opening, {
  permission: 'conversations.read',
  handler: async ({ scope, params, query }) => {
    const calendar = await requireCalendar(scope, params.id)
    return openingOf(calendar, query.at ?? scope.clock.now())
  },
})

export const previewOpening = consoleRoute(calendarEndpoints.previewOpening, {
  permission: 'conversations.read',
  use: 'read',
  handler: async ({ scope, body }) => openingOf(body, scope.clock.now()),
})

export const listHolidays = consoleRoute(calendarEndpoints.holidays, {
  permission: 'conversations.read',
  handler: async ({ query }) => ({ items: nationalHolidays(query.year) }),
})

function openingOf(calendar: Calendar, at: Date): z.output<typeof OpeningView> {
  return { open: isOpenAt(calendar, at), next_opening: nextOpening(calendar, at) ?? null }
}

async function requireCalendar(scope: TenantScope, id: CalendarId) {
  const calendar = await findCalendar(scope, id)
  if (calendar === undefined) throw errors.not_found()
  return calendar
}
