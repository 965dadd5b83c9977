import type { CalendarId } from '@recado/contracts/ids'
import { changedFields, isEmpty } from '../../platform/changed-fields.ts'
import { errors as platformErrors } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import {
  type CalendarRow,
  changeCalendar,
  countCalendars,
  deleteCalendar,
  insertCalendar,
  lockCalendar,
} from './business-calendars.sql.ts'
import { writeOpenings } from './calendar-openings.sql.ts'
import { errors } from './errors.ts'
import type { Calendar } from './open-spans.ts'

export type CalendarDetails = Calendar & Pick<CalendarRow, 'name' | 'closed_message'>

const MAX_CALENDARS = 100

/** In the tenant's own zone unless another is named. @throws calendars_too_many, calendar_taken (409) */
export async function createCalendar(
  scope: TenantScope,
  details: Omit<CalendarDetails, 'timezone'> & { timezone?: string | undefined },
): Promise<CalendarRow> {
  if ((await countCalendars(scope)) >= MAX_CALENDARS)
    throw errors.calendars_too_many({ params: { limit: MAX_CALENDARS } })
  const timezone = details.timezone ?? scope.tenant.timezone
  const calendar = await insertCalendar(scope, { ...details, timezone, id: newId<CalendarId>() }).catch(refuseTaken)
  await writeOpenings(scope, calendar)
  await recordAct(scope, {
    action: 'calendar.created',
    targetKind: 'calendar',
    targetId: calendar.id,
    after: shown(calendar),
  })
  return calendar
}

/** @throws not_found (404), calendar_taken (409) */
export async function updateCalendar(
  scope: TenantScope,
  id: CalendarId,
  change: { [Key in keyof CalendarDetails]?: CalendarDetails[Key] | undefined },
): Promise<CalendarRow> {
  const before = await lockCalendar(scope, id)
  if (before === undefined) throw platformErrors.not_found()
  const changes = changedFields(before, change)
  if (isEmpty(changes)) return before
  const after = await changeCalendar(scope, id, changes).catch(refuseTaken)
  await writeOpenings(scope, after)
  await recordAct(scope, {
    action: 'calendar.updated',
    targetKind: 'calendar',
    targetId: id,
    before: shown(before),
    after: shown(after),
  })
  return after
}

/** Only one that no inbox uses. @throws not_found (404), calendar_in_use (409) */
export async function removeCalendar(scope: TenantScope, id: CalendarId): Promise<void> {
  const before = await lockCalendar(scope, id)
  if (before === undefined) throw platformErrors.not_found()
  try {
    await deleteCalendar(scope, id)
  } catch (cause) {
    throw (cause as { code?: unknown }).code === '23503' ? errors.calendar_in_use({ cause }) : cause
  }
  await recordAct(scope, {
    action: 'calendar.deleted',
    targetKind: 'calendar',
    targetId: id,
    before: shown(before),
  })
}

/** Another calendar has the name, or one that looks like it (`name_key()` of the tables). */
function refuseTaken(cause: unknown): never {
  throw (cause as { code?: unknown }).code === '23505' ? errors.calendar_taken({ cause }) : cause
}

function shown({ created_at: _created, updated_at: _updated, ...details }: CalendarRow): Record<string, unknown> {
  return details
}
