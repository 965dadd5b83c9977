import type { CalendarId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type Calendar, openSpans } from './open-spans.ts'

const DAY_MS = 86_400_000
/** What a customer may have waited when the calendar is made, and what is kept of what has been. */
const PAST_MS = 400 * DAY_MS
const AHEAD_MS = 400 * DAY_MS

/**
 * Stores when a calendar is open from now on, 400 days ahead, for `open_seconds()` of the tables. What has been stays as it
 * was; a calendar without openings gets them for the past too. Whoever calls holds the calendar's lock or has just made it.
 */
export async function writeOpenings(scope: TenantScope, calendar: Calendar & { id: CalendarId }): Promise<void> {
  const at = scope.clock.now()
  const now = at.getTime()
  const known = await hasOpenings(scope, calendar.id)
  const until = new Date(now + AHEAD_MS)
  const spans = [...openSpans(calendar, known ? now : now - PAST_MS, until.getTime())]
  const instants = (side: 'start' | 'end') => spans.map((span) => new Date(span[side]).toISOString())
  await sql`
    WITH spans AS (
      SELECT * FROM unnest(${instants('start')}::timestamptz[], ${instants('end')}::timestamptz[]) s (opens, closes)
       UNION ALL
      SELECT s.opens, least(s.closes, ${at}::timestamptz)
        FROM calendar_openings o CROSS JOIN unnest(o.opens, o.closes) s (opens, closes)
       WHERE o.tenant_id = ${scope.tenant.id} AND o.calendar_id = ${calendar.id}
         AND s.opens < ${at}::timestamptz AND s.closes > ${new Date(now - PAST_MS)}::timestamptz
    )
    INSERT INTO calendar_openings (tenant_id, calendar_id, opens, closes, known_until)
    SELECT ${scope.tenant.id}::uuid, ${calendar.id}::uuid, coalesce(array_agg(s.opens ORDER BY s.opens), '{}'),
           coalesce(array_agg(s.closes ORDER BY s.opens), '{}'), ${until}::timestamptz
      FROM spans s
    ON CONFLICT (tenant_id, calendar_id) DO UPDATE
       SET opens = EXCLUDED.opens, closes = EXCLUDED.closes, known_until = EXCLUDED.known_until`.execute(scope.db)
}

/** Calendars whose openings end before an instant, or that have none. */
export async function listCalendarsKnownUntil(scope: TenantScope, before: Date): Promise<CalendarId[]> {
  const rows = await scope.db
    .selectFrom('business_calendars as b')
    .leftJoin('calendar_openings as o', (join) =>
      join.onRef('o.tenant_id', '=', 'b.tenant_id').onRef('o.calendar_id', '=', 'b.id'),
    )
    .select('b.id')
    .where('b.tenant_id', '=', scope.tenant.id)
    .where((eb) => eb.or([eb('o.known_until', 'is', null), eb('o.known_until', '<', before)]))
    .orderBy('b.id')
    .execute()
  return rows.map(({ id }) => id)
}

async function hasOpenings(scope: TenantScope, calendarId: CalendarId): Promise<boolean> {
  const row = await scope.db
    .selectFrom('calendar_openings')
    .select('calendar_id')
    .where('tenant_id', '=', scope.tenant.id)
    .where('calendar_id', '=', calendarId)
    .executeTakeFirst()
  return row !== undefined
}
