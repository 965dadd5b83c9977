import type { ExecutionStatus } from '@recado/contracts/execution-events'
import { encodeId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { appendStatus, type Round } from './execution-events.sql.ts'
import { changeExecution, type ExecutionReason, type ExecutionRow, lockExecution } from './executions.sql.ts'
import type { ExecutionMeter } from './ports.ts'
import { startWaiting } from './start-waiting.ts'

/**
 * Ends a round that is at work, whatever way, and gives its place to the next that waits. Of several who end it one does.
 * @returns undefined when it was over already
 */
export async function finishRound(
  scope: TenantScope,
  meter: Pick<ExecutionMeter, 'concurrent'>,
  round: Round,
  { status, reason }: { status: Exclude<ExecutionStatus, 'running'>; reason: ExecutionReason | null },
): Promise<ExecutionRow | undefined> {
  const row = await lockExecution(scope, round.id)
  if (row?.status !== 'running' || row.round !== round.round) return undefined
  const ended = await changeExecution(scope, round.id, { status, reason, ended_at: scope.clock.now() })
  await appendStatus(scope, round, status)
  await startWaiting(scope, meter)
  await scope.events.emit(`execution.${status === 'needs_input' ? 'needs_input' : 'finished'}`, {
    execution_id: encodeId('exec', round.id),
    status,
    round: round.round,
  })
  return ended
}
