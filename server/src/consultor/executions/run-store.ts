import type { RunEvent, RunStore } from '@recado/advisor'
import type { ScopeSource, TenantScope } from '../../tenancy/tenant-scope.ts'
import { insertCall, settleCall } from './execution-calls.sql.ts'
import { appendStep, loadSteps, type Round } from './execution-events.sql.ts'
import type { ExecutionPorts } from './ports.ts'

/**
 * The engine's events in the company's own tables, each committed before the engine goes on. A worker that is to stop, or
 * whose round is over, is refused its next event, and with it everything that follows.
 */
export function createRunStore(
  { withTenant, executionWatch }: Pick<ExecutionPorts, 'withTenant' | 'executionWatch'>,
  source: ScopeSource,
  round: Round,
  { model, signal }: { model: string; signal: AbortSignal },
): RunStore {
  return {
    load: () => withTenant(source, (scope) => loadSteps(scope, round)),
    append: async (event) => {
      signal.throwIfAborted()
      await withTenant(source, (scope) => appendEvent(scope, round, event, model))
      executionWatch.tell(round.id)
    },
  }
}

/** An event and, of calls, what is told of them beside it. */
export async function appendEvent(scope: TenantScope, round: Round, event: RunEvent, model: string): Promise<void> {
  const seq = await appendStep(scope, round, event)
  if (event.type === 'model.requested') await insertCall(scope, round, { seq, model, event })
  if (event.type === 'model.answered') await settleCall(scope, round, event)
}
