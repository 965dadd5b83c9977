import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { VISITOR_TOKEN_DAYS } from './visitor-token.ts'

/** From now on every token of this visit is refused, and its sockets are sent away. Twice is as once. */
export async function endVisit(scope: TenantScope, visitorId: string): Promise<void> {
  const { numInsertedOrUpdatedRows } = await scope.db
    .insertInto('ended_visits')
    .values({ tenant_id: scope.tenant.id, visitor_id: visitorId, ended_at: scope.clock.now() })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'visitor_id']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) return
  await scope.events.emit('visit.ended', { visitor_id: visitorId })
}

export async function isVisitOver(scope: TenantScope, visitorId: string): Promise<boolean> {
  const row = await scope.db
    .selectFrom('ended_visits')
    .select('visitor_id')
    .where('tenant_id', '=', scope.tenant.id)
    .where('visitor_id', '=', visitorId)
    .executeTakeFirst()
  return row !== undefined
}

/** How long an end is kept: no token of the visit is younger. */
export const KEEP_ENDED_MS = (VISITOR_TOKEN_DAYS + 1) * 86_400_000

/** @returns how many, at most `limit` */
export async function deleteOldEnds(scope: TenantScope, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM ended_visits
     WHERE tenant_id = ${scope.tenant.id} AND visitor_id IN (
       SELECT visitor_id FROM ended_visits
        WHERE tenant_id = ${scope.tenant.id} AND ended_at < ${before} ORDER BY ended_at LIMIT ${limit})`.execute(
    scope.db,
  )
  return Number(numAffectedRows ?? 0n)
}
