import type { WaitingView } from '@recado/contracts/reports'
import { sql } from 'kysely'
import type { ReportView } from './facts.sql.ts'

/** Open conversations whose customer waits for an answer: a walk along an index of conversations by state. */
export async function readWaiting(view: ReportView): Promise<WaitingView> {
  const { scope, visible } = view
  const { rows } = await sql<WaitingView>`
    SELECT count(*) AS count,
           count(*) FILTER (WHERE c.waiting_since <= ${scope.clock.now()}::timestamptz - interval '1 hour') AS over_1h,
           min(c.waiting_since) AS longest_since
      FROM conversations c
     WHERE c.tenant_id = ${scope.tenant.id} AND c.status = 'open' AND c.waiting_since IS NOT NULL
       ${visible === undefined ? sql`` : sql`AND ${visible}`}`.execute(scope.db)
  return rows[0] ?? { count: 0, over_1h: 0, longest_since: null }
}
