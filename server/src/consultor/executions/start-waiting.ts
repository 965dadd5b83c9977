import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { countRunning, lockTurns, startOldest } from './executions.sql.ts'
import { RUN_EXECUTION_JOB } from './job-payloads.ts'
import type { ExecutionMeter } from './ports.ts'

/**
 * Gives those that have waited longest their turn, as many as the plan lets run at once. To be called in each transaction
 * that begins or ends a round: no company has more at work than it may, and none of its own waits beside a free place.
 */
export async function startWaiting(scope: TenantScope, meter: Pick<ExecutionMeter, 'concurrent'>): Promise<void> {
  await lockTurns(scope)
  const { running, waiting } = await countRunning(scope)
  const most = meter.concurrent(scope)
  const free = most === null ? waiting : most - (running - waiting)
  if (waiting === 0 || free <= 0) return
  for (const { id, round } of await startOldest(scope, free)) {
    await scope.jobs.enqueue(RUN_EXECUTION_JOB, { execution_id: id, round })
  }
}
