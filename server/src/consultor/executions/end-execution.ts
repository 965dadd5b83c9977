import type { ExecutionId } from '@recado/contracts/ids'
import { errors as platformErrors } from '../../platform/errors.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { errors } from './errors.ts'
import { deleteExecutionRow, type ExecutionRow, findExecution, lockExecution } from './executions.sql.ts'
import { finishRound } from './finish-round.ts'
import { DISCARD_EXECUTION_FILES_JOB } from './job-payloads.ts'
import type { ExecutionMeter } from './ports.ts'
import { startWaiting } from './start-waiting.ts'

/** @throws not_found (404) */
export async function requireExecution(scope: TenantScope, id: ExecutionId): Promise<ExecutionRow> {
  const row = await findExecution(scope, id)
  if (row === undefined) throw platformErrors.not_found()
  return row
}

/**
 * Ends what is under way; its worker is refused its next event. Once cancelled it stays so.
 * @throws not_found (404), execution_not_running (409)
 */
export async function cancelExecution(
  scope: TenantScope,
  meter: ExecutionMeter,
  id: ExecutionId,
): Promise<ExecutionRow> {
  const row = await lockExecution(scope, id)
  if (row === undefined) throw platformErrors.not_found()
  if (row.status === 'cancelled') return row
  const ended = await finishRound(scope, meter, row, { status: 'cancelled', reason: null })
  if (ended === undefined) throw errors.execution_not_running()
  await recordAct(scope, { action: 'execution.cancelled', targetKind: 'execution', targetId: id })
  return ended
}

/** @throws not_found (404) */
export async function deleteExecution(scope: TenantScope, meter: ExecutionMeter, id: ExecutionId): Promise<void> {
  if (!(await deleteExecutionRow(scope, id))) throw platformErrors.not_found()
  await startWaiting(scope, meter)
  await scope.jobs.enqueue(DISCARD_EXECUTION_FILES_JOB, { execution_id: id })
  await recordAct(scope, { action: 'execution.deleted', targetKind: 'execution', targetId: id })
}
