import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** From `from` until just before `to`. */
export interface Span {
  from: Date
  to: Date
}

export interface Figures {
  lists: number
  buyers: number
  relaxed: number
  empty: number
  searches: number
  converted: number
  visitors: number
  openers: number
  whatsapp: number
  favourites: number
  shares: number
  leads: number
  contacts: number
  visits: number
  sales: number
  came: number
  sales_cents: number
}

/** Everything that is one number, of one span. */
export async function countFigures(scope: TenantScope, { from, to }: Span): Promise<Figures> {
  const tenant = scope.tenant.id
  const { rows } = await sql<Figures>`
    WITH lists AS (
      SELECT buyer, source, relaxed, empty FROM recommendations
       WHERE tenant_id = ${tenant} AND created_at >= ${from} AND created_at < ${to}),
    acts AS (
      SELECT buyer, kind FROM buyer_events WHERE tenant_id = ${tenant} AND at >= ${from} AND at < ${to}),
    asked AS (
      SELECT id, buyer FROM leads WHERE tenant_id = ${tenant} AND created_at >= ${from} AND created_at < ${to}),
    written AS (SELECT DISTINCT buyer FROM acts WHERE kind IN ('whatsapp_clicked', 'phone_clicked')),
    moved AS (
      SELECT DISTINCT ON (m.lead_id, m.stage) m.lead_id, m.stage, m.price_cents, l.stage AS now
        FROM lead_moves m JOIN leads l ON l.tenant_id = m.tenant_id AND l.id = m.lead_id
       WHERE m.tenant_id = ${tenant} AND m.at >= ${from} AND m.at < ${to} AND m.stage IN ('visit', 'sold')
       ORDER BY m.lead_id, m.stage, m.at DESC)
    SELECT (SELECT count(*) FROM lists WHERE source <> 'critique')::int AS lists,
           (SELECT count(DISTINCT buyer) FROM lists)::int AS buyers,
           (SELECT count(*) FROM lists WHERE relaxed)::int AS relaxed,
           (SELECT count(*) FROM lists WHERE empty)::int AS empty,
           (SELECT count(*) FROM lists WHERE source = 'search')::int AS searches,
           (SELECT count(DISTINCT l.buyer) FROM lists l
             WHERE l.buyer IN (SELECT buyer FROM written)
                OR l.buyer IN (SELECT buyer FROM asked WHERE buyer IS NOT NULL))::int AS converted,
           (SELECT count(*) FROM (SELECT buyer FROM acts UNION SELECT buyer FROM lists) v)::int AS visitors,
           (SELECT count(DISTINCT buyer) FROM acts WHERE kind = 'car_opened')::int AS openers,
           (SELECT count(*) FROM acts WHERE kind = 'whatsapp_clicked')::int AS whatsapp,
           (SELECT count(*) FROM acts WHERE kind = 'favourite_added')::int AS favourites,
           (SELECT count(*) FROM acts WHERE kind = 'shared')::int AS shares,
           (SELECT count(*) FROM asked)::int AS leads,
           ((SELECT count(*) FROM asked) + (SELECT count(*) FROM written w
              WHERE NOT EXISTS (SELECT FROM asked a WHERE a.buyer = w.buyer)))::int AS contacts,
           (SELECT count(*) FROM moved WHERE stage = 'visit')::int AS visits,
           (SELECT count(*) FROM moved WHERE stage = 'sold' AND now = 'sold')::int AS sales,
           (SELECT count(DISTINCT lead_id) FROM moved WHERE stage = 'visit' OR now = 'sold')::int AS came,
           (SELECT coalesce(sum(price_cents), 0) FROM moved WHERE stage = 'sold' AND now = 'sold')::float8 AS sales_cents`.execute(
    scope.db,
  )
  const [row] = rows
  if (row === undefined) throw new Error('a statement of one row answered none')
  return row
}

export interface DayFigures {
  day: string
  recommendations: number
  leads: number
  whatsapp: number
  sales: number
}

/** Every day of a span, by the company's calendar. */
export async function countDays(scope: TenantScope, { from, to }: Span, zone: string): Promise<DayFigures[]> {
  const tenant = scope.tenant.id
  const { rows } = await sql<DayFigures>`
    WITH counted AS (
      SELECT (created_at AT TIME ZONE ${zone})::date AS day, 'recommendations' AS what FROM recommendations
       WHERE tenant_id = ${tenant} AND created_at >= ${from} AND created_at < ${to} AND source <> 'critique'
      UNION ALL
      SELECT (at AT TIME ZONE ${zone})::date, 'whatsapp' FROM buyer_events
       WHERE tenant_id = ${tenant} AND at >= ${from} AND at < ${to} AND kind = 'whatsapp_clicked'
      UNION ALL
      SELECT (created_at AT TIME ZONE ${zone})::date, 'leads' FROM leads
       WHERE tenant_id = ${tenant} AND created_at >= ${from} AND created_at < ${to}
      UNION ALL
      SELECT (s.at AT TIME ZONE ${zone})::date, 'sales'
        FROM (SELECT DISTINCT ON (m.lead_id) m.at FROM lead_moves m
                JOIN leads l ON l.tenant_id = m.tenant_id AND l.id = m.lead_id AND l.stage = 'sold'
               WHERE m.tenant_id = ${tenant} AND m.stage = 'sold' AND m.at >= ${from} AND m.at < ${to}
               ORDER BY m.lead_id, m.at DESC) s)
    SELECT d.day::date::text AS day,
           count(*) FILTER (WHERE c.what = 'recommendations')::int AS recommendations,
           count(*) FILTER (WHERE c.what = 'leads')::int AS leads,
           count(*) FILTER (WHERE c.what = 'whatsapp')::int AS whatsapp,
           count(*) FILTER (WHERE c.what = 'sales')::int AS sales
      FROM generate_series((${from}::timestamptz AT TIME ZONE ${zone})::date,
                           ((${to}::timestamptz - interval '1 millisecond') AT TIME ZONE ${zone})::date,
                           interval '1 day') AS d (day)
      LEFT JOIN counted c ON c.day = d.day::date
     GROUP BY d.day ORDER BY d.day`.execute(scope.db)
  return rows
}

export async function countChannels(
  scope: TenantScope,
  { from, to }: Span,
): Promise<{ channel: string; portal: string; leads: number }[]> {
  const { rows } = await sql<{ channel: string; portal: string; leads: number }>`
    SELECT channel, portal, count(*)::int AS leads FROM leads
     WHERE tenant_id = ${scope.tenant.id} AND created_at >= ${from} AND created_at < ${to}
     GROUP BY channel, portal ORDER BY count(*) DESC, channel, portal LIMIT 50`.execute(scope.db)
  return rows
}

/** 24 numbers by the company's clock. */
export async function countHours(scope: TenantScope, { from, to }: Span, zone: string): Promise<number[]> {
  const { rows } = await sql<{ hour: number; count: number }>`
    SELECT extract(hour FROM at AT TIME ZONE ${zone})::int AS hour, count(*)::int AS count FROM buyer_events
     WHERE tenant_id = ${scope.tenant.id} AND at >= ${from} AND at < ${to} GROUP BY 1`.execute(scope.db)
  const hours = Array.from({ length: 24 }, () => 0)
  for (const { hour, count } of rows) hours[hour] = count
  return hours
}
