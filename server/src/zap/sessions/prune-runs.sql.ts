import type { TenantId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** Runs a transaction; a run may have thousands of rows, of which `limit` go at once. */
const RUNS = 200

/**
 * Deletes how runs went that ended before an instant, the oldest first: at most `limit` rows of each kind. A run with nothing
 * left keeps its row, so that it is listed and counted, and what it heard is never heard again.
 * @returns whether there may be more
 */
export async function pruneRuns(scope: TenantScope, before: Date, limit: number): Promise<boolean> {
  const { id: tenant } = scope.tenant
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM flow_sessions
     WHERE tenant_id = ${tenant} AND ended_at < ${before} AND pruned_at IS NULL
     ORDER BY ended_at LIMIT ${RUNS} FOR NO KEY UPDATE SKIP LOCKED`.execute(scope.db)
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return false
  for (const rowsBelow of [effectsBelow, timersBelow, stepsBelow]) {
    const deleted = await rowsBelow(tenant, ids, limit).execute(scope.db)
    if (Number(deleted.numAffectedRows ?? 0n) === limit) return true
  }
  await sql`
    UPDATE flow_sessions SET state = NULL, pruned_at = ${scope.clock.now()}
     WHERE tenant_id = ${tenant} AND id = ANY (${ids}::uuid[])`.execute(scope.db)
  return ids.length === RUNS
}

// Each deletes at most `limit` rows of what some runs have below them.
const effectsBelow = (tenant: TenantId, ids: readonly string[], limit: number) => sql`
  DELETE FROM flow_effects WHERE tenant_id = ${tenant} AND (session_id, id) IN (
    SELECT session_id, id FROM flow_effects
     WHERE tenant_id = ${tenant} AND session_id = ANY (${ids}::uuid[]) LIMIT ${limit})`
const timersBelow = (tenant: TenantId, ids: readonly string[], limit: number) => sql`
  DELETE FROM flow_timers WHERE tenant_id = ${tenant} AND (session_id, id) IN (
    SELECT session_id, id FROM flow_timers
     WHERE tenant_id = ${tenant} AND session_id = ANY (${ids}::uuid[]) LIMIT ${limit})`
const stepsBelow = (tenant: TenantId, ids: readonly string[], limit: number) => sql`
  DELETE FROM flow_steps WHERE tenant_id = ${tenant} AND (session_id, seq) IN (
    SELECT session_id, seq FROM flow_steps
     WHERE tenant_id = ${tenant} AND session_id = ANY (${ids}::uuid[]) LIMIT ${limit})`

/** Forgets to whom flows spoke first before an instant. @returns how many, at most `limit` */
export async function deleteOldPageStarts(scope: TenantScope, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM flow_page_starts
     WHERE tenant_id = ${scope.tenant.id} AND (visitor_id, flow_id) IN (
       SELECT visitor_id, flow_id FROM flow_page_starts
        WHERE tenant_id = ${scope.tenant.id} AND started_at < ${before} ORDER BY started_at LIMIT ${limit})`.execute(
    scope.db,
  )
  return Number(numAffectedRows ?? 0n)
}
