import type { CommentRow } from '@recado/contracts/reports'
import { sql } from 'kysely'
import { type ReportView, withinPeriod } from './facts.sql.ts'
import type { Span } from './period.sql.ts'

/** What customers wrote beside their stars, newest first. */
export async function listComments(view: ReportView, span: Span, limit: number): Promise<CommentRow[]> {
  const { rows } = await sql<CommentRow>`
    SELECT r.conversation_id, k.name AS contact_name, r.stars, r.comment, r.created_at AS at
      FROM ratings r JOIN contacts k ON k.tenant_id = r.tenant_id AND k.id = r.contact_id
     WHERE ${withinPeriod(view, 'r', span)} AND r.comment <> '' ORDER BY r.created_at DESC, r.id DESC LIMIT ${limit}`.execute(
    view.scope.db,
  )
  return rows
}
