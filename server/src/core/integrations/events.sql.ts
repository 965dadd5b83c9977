import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface LoggedEvent {
  event_id: number
  id: string
  name: string
  data: unknown
  occurred_at: Date
}

/** Events whose numbers are after `after` (and, if told, not after `to`), in order. */
export function listEventsAfter(
  scope: TenantScope,
  page: { after: number; to?: number; limit: number },
): Promise<LoggedEvent[]> {
  return scope.db
    .selectFrom('recado.events')
    .select(['event_id', 'id', 'name', 'data', 'occurred_at'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('event_id', '>', page.after)
    .$if(page.to !== undefined, (query) => query.where('event_id', '<=', page.to ?? 0))
    .orderBy('event_id')
    .limit(page.limit)
    .execute()
}

/** The first number that is still kept and the last that was given; `first` is `last + 1` when nothing is kept. */
export async function readEventBounds(scope: TenantScope): Promise<{ first: number; last: number }> {
  const { rows } = await sql<{ first: number; last: number }>`
    WITH counter AS (
      SELECT coalesce((SELECT last_event_id FROM recado.event_counters WHERE tenant_id = ${scope.tenant.id}), 0) AS last
    )
    SELECT last, coalesce((SELECT event_id FROM recado.events WHERE tenant_id = ${scope.tenant.id}
                            ORDER BY event_id LIMIT 1), last + 1) AS first
      FROM counter`.execute(scope.db)
  return rows[0] ?? { first: 1, last: 0 }
}
