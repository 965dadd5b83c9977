import type { ReportPeriod } from '@recado/contracts/reports'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** From `from` until just before `to`. */
export interface Span {
  from: Date
  to: Date
}

export interface Period {
  current: Span
  previous: Span
  /** How PostgreSQL calls the company's time zone. */
  zone: string
}

const DAYS: Record<ReportPeriod, number> = { today: 1, '7d': 7, '30d': 30, '90d': 90 }

/** A period and the one before it, by the company's calendar: its days have 23 hours or 25 where the clocks change. */
export async function readPeriod(scope: TenantScope, name: ReportPeriod): Promise<Period> {
  const zone = postgresZone(scope.tenant.timezone)
  const now = scope.clock.now()
  const days = sql`make_interval(days => ${DAYS[name]}::int)`
  const { rows } = await sql<{ from: Date; previous_from: Date; previous_to: Date }>`
    SELECT (l.today + interval '1 day' - ${days}) AT TIME ZONE ${zone} AS from,
           (l.today + interval '1 day' - ${days} - ${days}) AT TIME ZONE ${zone} AS previous_from,
           (l.now - ${days}) AT TIME ZONE ${zone} AS previous_to
      FROM (SELECT t.now, date_trunc('day', t.now) AS today
              FROM (SELECT ${now}::timestamptz AT TIME ZONE ${zone} AS now) t) l`.execute(scope.db)
  const [row] = rows
  if (row === undefined) throw new Error('a statement of one row answered none')
  return {
    current: { from: row.from, to: now },
    previous: { from: row.previous_from, to: row.previous_to },
    zone,
  }
}

/** `+03:00` is east of Greenwich to us and west of it to PostgreSQL, which reads such names as POSIX has them. */
export function postgresZone(name: string): string {
  return name.replace(/^[+-]/, (sign) => (sign === '+' ? '-' : '+'))
}
