import { sql } from 'kysely'
import type { TenantScope } from '../tenancy/tenant-scope.ts'

/** @returns whether this is the first time. A concurrent second attempt waits here until the first has ended. */
export async function markHandled(scope: TenantScope, jobId: string): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO recado.handled_jobs (tenant_id, job_id, handled_at)
    VALUES (${scope.tenant.id}, ${jobId}, ${scope.clock.now()})
    ON CONFLICT (tenant_id, job_id) DO NOTHING RETURNING job_id`.execute(scope.db)
  return rows.length === 1
}

/** @returns how many were deleted; fewer than `limit` when none is left. */
export async function deleteHandledJobs(scope: TenantScope, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM recado.handled_jobs
     WHERE tenant_id = ${scope.tenant.id}
       AND job_id IN (SELECT job_id FROM recado.handled_jobs
                       WHERE tenant_id = ${scope.tenant.id} AND handled_at < ${before} LIMIT ${limit})`.execute(
    scope.db,
  )
  return Number(numAffectedRows ?? 0n)
}
