import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { lockCalendar } from './business-calendars.sql.ts'
import { listCalendarsKnownUntil, writeOpenings } from './calendar-openings.sql.ts'

/** Half of what is written: a job that fails for months costs nothing. */
const LEFT_MS = 200 * 86_400_000

/** Writes the openings of calendars that have none, or none beyond 200 days. A calendar is at most some 30 ms. */
export async function extendOpenings(scope: TenantScope): Promise<void> {
  const before = new Date(scope.clock.now().getTime() + LEFT_MS)
  for (const id of await listCalendarsKnownUntil(scope, before)) {
    const calendar = await lockCalendar(scope, id)
    if (calendar !== undefined) await writeOpenings(scope, calendar)
  }
}
