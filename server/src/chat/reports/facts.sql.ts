import type { LabelId, MemberId } from '@recado/contracts/ids'
import type { Measures } from '@recado/contracts/reports'
import { type RawBuilder, sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { Span } from './period.sql.ts'

/** Whose figures, and for whom. */
export interface ReportView {
  scope: TenantScope
  /** What the viewer may see, as a condition on `conversations c`; undefined: everything, and nothing is looked up. */
  visible: RawBuilder<boolean> | undefined
}

/** Business time of a fact; that of the clock for the moments until it is counted. */
const OPEN = sql`coalesce(f.business_seconds, f.seconds)`

/** The numbers of Measures over `conversation_facts f`; `first` and `first_open` hold median and 90th percentile. */
const MEASURED = sql`
  count(*) FILTER (WHERE f.kind = 'opened') AS opened,
  count(*) FILTER (WHERE f.kind = 'answered') AS answered,
  count(*) FILTER (WHERE f.kind = 'resolved') AS resolved,
  percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY f.seconds) FILTER (WHERE f.kind = 'answered') AS first,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY f.seconds) FILTER (WHERE f.kind = 'resolved') AS resolution_s,
  percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY ${OPEN}) FILTER (WHERE f.kind = 'answered') AS first_open,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY ${OPEN}) FILTER (WHERE f.kind = 'resolved') AS resolution_open_s`

interface Measured {
  opened: number
  answered: number
  resolved: number
  first: [number, number] | null
  resolution_s: number | null
  first_open: [number, number] | null
  resolution_open_s: number | null
}

export function measuresOf(row: Measured | undefined): Measures {
  return {
    opened: row?.opened ?? 0,
    answered: row?.answered ?? 0,
    resolved: row?.resolved ?? 0,
    first_answer_s: row?.first?.[0] ?? null,
    first_answer_p90_s: row?.first?.[1] ?? null,
    resolution_s: row?.resolution_s ?? null,
    first_answer_business_s: row?.first_open?.[0] ?? null,
    first_answer_p90_business_s: row?.first_open?.[1] ?? null,
    resolution_business_s: row?.resolution_open_s ?? null,
  }
}

/** The condition on a row with tenant, conversation and instant that it is the viewer's and within a span. */
export function withinPeriod(view: ReportView, row: 'f' | 'r', { from, to }: Span): RawBuilder<boolean> {
  const { scope, visible } = view
  const at = sql.ref(row === 'f' ? 'f.at' : 'r.created_at')
  const seen =
    visible === undefined
      ? sql``
      : sql`AND EXISTS (SELECT FROM conversations c
                         WHERE c.tenant_id = ${sql.ref(`${row}.tenant_id`)}
                           AND c.id = ${sql.ref(`${row}.conversation_id`)} AND ${visible})`
  return sql<boolean>`${sql.ref(`${row}.tenant_id`)} = ${scope.tenant.id} AND ${at} >= ${from} AND ${at} < ${to} ${seen}`
}

export async function measureWhole(view: ReportView, span: Span): Promise<Measures> {
  const { rows } = await sql<Measured>`
    SELECT ${MEASURED} FROM conversation_facts f WHERE ${withinPeriod(view, 'f', span)}`.execute(view.scope.db)
  return measuresOf(rows[0])
}

/** By day of the company's calendar, `2026-11-30`. */
export async function measureByDay(view: ReportView, span: Span, zone: string) {
  const { rows } = await sql<Measured & { day: string }>`
    SELECT (f.at AT TIME ZONE ${zone})::date::text AS day, ${MEASURED}
      FROM conversation_facts f WHERE ${withinPeriod(view, 'f', span)} GROUP BY 1`.execute(view.scope.db)
  return rows
}

/** `hour` counts from Sunday's first: one number sorts in less than two. */
export async function measureByHour(view: ReportView, span: Span, zone: string) {
  const { rows } = await sql<Measured & { hour: number }>`
    SELECT (extract(dow FROM l.at) * 24 + extract(hour FROM l.at))::int AS hour, ${MEASURED}
      FROM conversation_facts f CROSS JOIN LATERAL (SELECT f.at AT TIME ZONE ${zone} AS at) l
     WHERE ${withinPeriod(view, 'f', span)} GROUP BY 1 ORDER BY 1`.execute(view.scope.db)
  return rows
}

/** Those who answered or resolved something, whoever did most first. */
export async function measureByMember(view: ReportView, span: Span) {
  const { rows } = await sql<Measured & { member_id: MemberId; name: string | null }>`
    SELECT k.*, m.name
      FROM (SELECT f.member_id, ${MEASURED} FROM conversation_facts f
             WHERE ${withinPeriod(view, 'f', span)} AND f.member_id IS NOT NULL GROUP BY 1) k
      LEFT JOIN members m ON m.tenant_id = ${view.scope.tenant.id} AND m.id = k.member_id
     ORDER BY k.resolved + k.answered DESC, m.name, k.member_id`.execute(view.scope.db)
  return rows
}

/** A conversation with two labels counts for both. */
export async function measureByLabel(view: ReportView, span: Span) {
  const { rows } = await sql<Measured & { label_id: LabelId; name: string; colour: string }>`
    SELECT k.*, b.name, b.colour
      FROM (SELECT l.label_id, ${MEASURED} FROM conversation_facts f
              JOIN conversation_labels l ON l.tenant_id = f.tenant_id AND l.conversation_id = f.conversation_id
             WHERE ${withinPeriod(view, 'f', span)} GROUP BY 1) k
      JOIN labels b ON b.tenant_id = ${view.scope.tenant.id} AND b.id = k.label_id
     ORDER BY k.opened DESC, b.name`.execute(view.scope.db)
  return rows
}
