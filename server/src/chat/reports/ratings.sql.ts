import type { MemberId } from '@recado/contracts/ids'
import type { Satisfaction } from '@recado/contracts/reports'
import { sql } from 'kysely'
import { type ReportView, withinPeriod } from './facts.sql.ts'
import type { Span } from './period.sql.ts'

const RATED = sql`count(*) AS count, avg(r.stars)::float8 AS mean,
  (count(*) FILTER (WHERE r.stars >= 4))::float8 / nullif(count(*), 0) AS happy`

export const UNRATED: Satisfaction = { count: 0, mean: null, happy: null }

export async function readSatisfaction(view: ReportView, span: Span): Promise<Satisfaction> {
  const { rows } = await sql<Satisfaction>`
    SELECT ${RATED} FROM ratings r WHERE ${withinPeriod(view, 'r', span)}`.execute(view.scope.db)
  return rows[0] ?? UNRATED
}

/** Of those who had the conversations that were rated. */
export async function readSatisfactionByMember(view: ReportView, span: Span): Promise<Map<MemberId, Satisfaction>> {
  const { rows } = await sql<Satisfaction & { assignee_id: MemberId }>`
    SELECT r.assignee_id, ${RATED} FROM ratings r
     WHERE ${withinPeriod(view, 'r', span)} AND r.assignee_id IS NOT NULL GROUP BY 1`.execute(view.scope.db)
  return new Map(rows.map(({ assignee_id, ...rated }) => [assignee_id, rated]))
}
