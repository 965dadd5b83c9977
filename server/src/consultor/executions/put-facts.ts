import type { RunEvent } from '@recado/advisor'
import { withFacts } from '@recado/advisor'
import type { ExecutionFactBody } from '@recado/contracts/execution-facts'
import type { ExecutionId } from '@recado/contracts/ids'
import type { Locale } from '@recado/contracts/wire'
import { errors as platformErrors } from '../../platform/errors.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { correctFacts } from './correct-facts.ts'
import { errors } from './errors.ts'
import { appendStatus, appendStep, loadSteps, readSteps, runName } from './execution-events.sql.ts'
import { changeExecution, countRunning, type ExecutionRow, lockExecution } from './executions.sql.ts'
import type { KnownIntake } from './known-fact.ts'
import type { ExecutionMeter } from './ports.ts'
import { startWaiting } from './start-waiting.ts'

const MOST_ROUNDS = 50
const MOST_UNENDED = 100

/**
 * Has the board work again, from the facts as somebody leaves them. What was asked stays; what was understood begins the
 * new round, so that the engine goes on behind it.
 * @throws not_found (404), execution_running, execution_unread, execution_rounds_too_many (409), execution_metric_unknown (422)
 */
export async function putFacts(
  scope: TenantScope,
  meter: ExecutionMeter,
  id: ExecutionId,
  { facts, locale }: { facts: readonly ExecutionFactBody[]; locale: Locale },
): Promise<ExecutionRow> {
  const row = await lockExecution(scope, id)
  if (row === undefined) throw platformErrors.not_found()
  if (row.status === 'running') throw errors.execution_running()
  if (row.round >= MOST_ROUNDS) throw errors.execution_rounds_too_many({ params: { limit: MOST_ROUNDS } })
  if ((await countRunning(scope)).running >= MOST_UNENDED)
    throw errors.executions_too_many({ params: { limit: MOST_UNENDED } })
  const [started, ...rest] = await loadSteps(scope, row)
  const [intake] = (await readSteps(scope, row, 'intake.completed')) as KnownIntake[]
  if (started?.type !== 'run.started' || rest.length === 0 || intake === undefined) throw errors.execution_unread()
  const known = correctFacts(intake, facts, { end: row.problem.length, locale })
  const next = { id, round: row.round + 1 }
  const now = scope.clock.now()
  const changed = await changeExecution(scope, id, {
    ...{ status: 'running', round: next.round, reason: null, phase: null },
    ...{ waits_since: now, started_at: null, ended_at: null },
  })
  await appendStatus(scope, next, 'running')
  const head = { run: runName(next), at: now.toISOString(), phase: 'intake', agent: '', attempt: 1 } as const
  const begun: RunEvent[] = [
    { ...head, seq: 1, type: 'run.started', data: started.data },
    { ...head, seq: 2, type: 'intake.completed', data: withFacts(row.problem, intake, known) },
  ]
  for (const event of begun) await appendStep(scope, next, event)
  await startWaiting(scope, meter)
  await recordAct(scope, {
    ...{ action: 'execution.facts_put', targetKind: 'execution', targetId: id, after: { round: next.round } },
  })
  return changed
}
