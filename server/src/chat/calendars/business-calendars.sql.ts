import type { LocalHoliday, WeeklyHours } from '@recado/contracts/calendars'
import type { CalendarId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { Calendar } from './open-spans.ts'

export interface CalendarRow extends Calendar {
  id: CalendarId
  name: string
  closed_message: string
  created_at: Date
  updated_at: Date
}

const COLUMNS = [
  ...(['id', 'name', 'timezone', 'hours', 'national_holidays', 'optional_holidays', 'holidays'] as const),
  ...(['closed_message', 'created_at', 'updated_at'] as const),
] as const

/** What the database keeps wider than it is written. */
type Narrowed = Pick<CalendarRow, 'holidays' | 'hours'>

export async function insertCalendar(
  scope: TenantScope,
  calendar: Omit<CalendarRow, 'created_at' | 'updated_at'>,
): Promise<CalendarRow> {
  const now = scope.clock.now()
  const row = await scope.db
    .insertInto('business_calendars')
    .values({ tenant_id: scope.tenant.id, ...calendar, ...asJson(calendar), created_at: now, updated_at: now })
    .returning(COLUMNS)
    .$narrowType<Narrowed>()
    .executeTakeFirstOrThrow()
  return row
}

export async function findCalendar(scope: TenantScope, id: CalendarId): Promise<CalendarRow | undefined> {
  const row = await scope.db
    .selectFrom('business_calendars')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row
}

/** As findCalendar, and nobody else changes it before the transaction ends. */
export async function lockCalendar(scope: TenantScope, id: CalendarId): Promise<CalendarRow | undefined> {
  const row = await scope.db
    .selectFrom('business_calendars')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row
}

/** Oldest first. */
export async function listCalendars(
  scope: TenantScope,
  page: { after: CalendarId | undefined; limit: number },
): Promise<CalendarRow[]> {
  const rows = await scope.db
    .selectFrom('business_calendars')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .$if(page.after !== undefined, (query) => query.where('id', '>', page.after!))
    .orderBy('id')
    .limit(page.limit)
    .execute()
  return rows
}

export async function changeCalendar(
  scope: TenantScope,
  id: CalendarId,
  change: Partial<Omit<CalendarRow, 'id' | 'created_at' | 'updated_at'>>,
): Promise<CalendarRow> {
  const row = await scope.db
    .updateTable('business_calendars')
    .set({ ...change, ...asJson(change), updated_at: scope.clock.now() })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .returning(COLUMNS)
    .$narrowType<Narrowed>()
    .executeTakeFirstOrThrow()
  return row
}

export async function deleteCalendar(scope: TenantScope, id: CalendarId): Promise<void> {
  await scope.db
    .deleteFrom('business_calendars')
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .execute()
}

export async function countCalendars(scope: TenantScope): Promise<number> {
  const row = await scope.db
    .selectFrom('business_calendars')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', scope.tenant.id)
    .executeTakeFirstOrThrow()
  return row.count
}

/** The driver would write a list as an array of PostgreSQL's. */
function asJson(part: { hours?: WeeklyHours[]; holidays?: LocalHoliday[] }): { hours?: string; holidays?: string } {
  return {
    ...(part.hours === undefined ? {} : { hours: JSON.stringify(part.hours) }),
    ...(part.holidays === undefined ? {} : { holidays: JSON.stringify(part.holidays) }),
  }
}
