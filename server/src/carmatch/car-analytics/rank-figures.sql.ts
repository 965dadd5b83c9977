import type { CarStatus } from '@recado/contracts/cars'
import type { CarId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { Span } from './count-figures.sql.ts'

export interface CarFigures {
  id: CarId
  title: string
  price_cents: number
  status: CarStatus
  file: string | null
  days: number
  recommended: number
  recommended_before: number
  seen: number
  opened: number
  whatsapp: number
  leads: number
  leads_before: number
  price_changes: number
}

const FILE = sql`
  (SELECT p.file FROM car_photos p WHERE p.tenant_id = v.tenant_id AND p.car_id = v.id AND p.status = 'ready'
    ORDER BY p.position, p.id LIMIT 1)`

function carFigures(scope: TenantScope, cars: ReturnType<typeof sql>, span: Span, before: Span) {
  const tenant = scope.tenant.id
  const lists = ({ from, to }: Span) => sql`
    (SELECT count(*) FROM recommended_cars r WHERE r.tenant_id = v.tenant_id AND r.car_id = v.id
        AND r.at >= ${from} AND r.at < ${to})::int`
  const leads = ({ from, to }: Span) => sql`
    (SELECT count(DISTINCT lc.lead_id) FROM lead_cars lc
       JOIN lead_touches t ON t.tenant_id = lc.tenant_id AND t.id = lc.touch_id
      WHERE lc.tenant_id = v.tenant_id AND lc.car_id = v.id AND t.at >= ${from} AND t.at < ${to})::int`
  return sql<CarFigures>`
    WITH acts AS (
      SELECT car_id, count(*) FILTER (WHERE kind = 'car_seen')::int AS seen,
             count(*) FILTER (WHERE kind = 'car_opened')::int AS opened,
             count(*) FILTER (WHERE kind = 'whatsapp_clicked')::int AS whatsapp
        FROM buyer_events
       WHERE tenant_id = ${tenant} AND at >= ${span.from} AND at < ${span.to} AND car_id IS NOT NULL GROUP BY car_id),
    chosen AS (${cars})
    SELECT v.id, v.title, v.price_cents, v.status, ${FILE} AS file,
           greatest(0, extract(day FROM ${scope.clock.now()}::timestamptz - v.arrived_at))::int AS days,
           ${lists(span)} AS recommended, ${lists(before)} AS recommended_before,
           coalesce(a.seen, 0) AS seen, coalesce(a.opened, 0) AS opened, coalesce(a.whatsapp, 0) AS whatsapp,
           ${leads(span)} AS leads, ${leads(before)} AS leads_before,
           (SELECT greatest(0, count(*) - 1) FROM car_prices p
             WHERE p.tenant_id = v.tenant_id AND p.car_id = v.id)::int AS price_changes
      FROM chosen x JOIN cars v ON v.tenant_id = ${tenant} AND v.id = x.id
      LEFT JOIN acts a ON a.car_id = v.id ORDER BY x.place`
}

/** The most recommended first. */
export async function listTopCars(scope: TenantScope, span: Span, before: Span, most: number): Promise<CarFigures[]> {
  const { rows } = await carFigures(
    scope,
    sql`SELECT car_id AS id, row_number() OVER (ORDER BY count(*) DESC, car_id) AS place FROM recommended_cars
         WHERE tenant_id = ${scope.tenant.id} AND at >= ${span.from} AND at < ${span.to}
         GROUP BY car_id ORDER BY count(*) DESC, car_id LIMIT ${most}`,
    span,
    before,
  ).execute(scope.db)
  return rows
}

/** On offer since before an instant, the longest first. */
export async function listStanding(
  scope: TenantScope,
  since: Date,
  { span, before, most }: { span: Span; before: Span; most: number },
): Promise<CarFigures[]> {
  const { rows } = await carFigures(
    scope,
    sql`SELECT id, row_number() OVER (ORDER BY arrived_at, id) AS place FROM cars
         WHERE tenant_id = ${scope.tenant.id} AND status = 'available' AND arrived_at < ${since}
         ORDER BY arrived_at, id LIMIT ${most}`,
    span,
    before,
  ).execute(scope.db)
  return rows
}

export async function sumStanding(scope: TenantScope, since: Date): Promise<{ count: number; value_cents: number }> {
  const { rows } = await sql<{ count: number; value_cents: number }>`
    SELECT count(*)::int AS count, coalesce(sum(price_cents), 0)::float8 AS value_cents FROM cars
     WHERE tenant_id = ${scope.tenant.id} AND status = 'available' AND arrived_at < ${since}`.execute(scope.db)
  return rows[0] ?? { count: 0, value_cents: 0 }
}

/** How often each answer was given in questionnaires; of several at once each. */
export async function countAnswers(
  scope: TenantScope,
  { from, to }: Span,
): Promise<{ lists: number; answers: { question: string; value: string; count: number }[] }> {
  const tenant = scope.tenant.id
  const { rows } = await sql<{ question: string; value: string; count: number }>`
    SELECT a.key AS question, v.value, count(*)::int AS count
      FROM recommendations r, jsonb_each(r.answers) a,
           LATERAL (SELECT e.value FROM jsonb_array_elements_text(
                      CASE jsonb_typeof(a.value) WHEN 'array' THEN a.value ELSE jsonb_build_array(a.value) END) e (value)) v
     WHERE r.tenant_id = ${tenant} AND r.created_at >= ${from} AND r.created_at < ${to} AND r.source = 'questionnaire'
     GROUP BY a.key, v.value`.execute(scope.db)
  const whole = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM recommendations
     WHERE tenant_id = ${tenant} AND created_at >= ${from} AND created_at < ${to} AND source = 'questionnaire'`.execute(
    scope.db,
  )
  return { lists: whole.rows[0]?.count ?? 0, answers: rows }
}

/** How many lists answered each question at all. */
export async function countAnswered(scope: TenantScope, { from, to }: Span): Promise<Map<string, number>> {
  const { rows } = await sql<{ question: string; count: number }>`
    SELECT k.question, count(*)::int AS count FROM recommendations r, jsonb_object_keys(r.answers) k (question)
     WHERE r.tenant_id = ${scope.tenant.id} AND r.created_at >= ${from} AND r.created_at < ${to}
       AND r.source = 'questionnaire' GROUP BY k.question`.execute(scope.db)
  return new Map(rows.map(({ question, count }) => [question, count]))
}

export async function countCritiques(
  scope: TenantScope,
  { from, to }: Span,
): Promise<{ key: string; count: number }[]> {
  const { rows } = await sql<{ key: string; count: number }>`
    SELECT said AS key, count(*)::int AS count FROM recommendations
     WHERE tenant_id = ${scope.tenant.id} AND created_at >= ${from} AND created_at < ${to} AND source = 'critique'
     GROUP BY said ORDER BY count(*) DESC, said`.execute(scope.db)
  return rows
}

export async function countNotUnderstood(
  scope: TenantScope,
  { from, to }: Span,
): Promise<{ words: string; count: number }[]> {
  const { rows } = await sql<{ words: string; count: number }>`
    SELECT lower(w.words) AS words, count(*)::int AS count FROM recommendations r, jsonb_array_elements_text(r.not_understood) w (words)
     WHERE r.tenant_id = ${scope.tenant.id} AND r.created_at >= ${from} AND r.created_at < ${to}
     GROUP BY lower(w.words) ORDER BY count(*) DESC, lower(w.words) LIMIT 20`.execute(scope.db)
  return rows
}
