import type { EventData, ModelReply, RunEvent } from '@recado/advisor'
import type { ExecutionCall } from '@recado/contracts/executions'
import type { ExecutionId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { Round } from './execution-events.sql.ts'
import type { CallUsage } from './ports.ts'

/** A call that is about to be made, in the transaction of its event. */
export async function insertCall(
  scope: TenantScope,
  { id, round }: Round,
  call: { seq: number; model: string; event: RunEvent & { type: 'model.requested' } },
): Promise<void> {
  const { seq, model, event } = call
  await scope.db
    .insertInto('execution_calls')
    .values({
      ...{ tenant_id: scope.tenant.id, execution_id: id, seq, call_id: event.data.callId, round, model },
      ...{ phase: event.phase, agent: event.agent, attempt: event.attempt },
      ...{ reserved_tokens: event.data.reservedTokens, asked_at: scope.clock.now() },
    })
    .execute()
}

/** What the provider said, kept until the run has it. */
export async function keepAnswer(
  scope: TenantScope,
  id: ExecutionId,
  callId: string,
  said: { reply: ModelReply; usage: CallUsage | undefined; cost: number | undefined },
): Promise<void> {
  const { reply, usage, cost } = said
  await scope.db
    .updateTable('execution_calls')
    .set({
      answer: JSON.stringify(reply),
      input_tokens: usage?.inputTokens ?? null,
      output_tokens: usage?.outputTokens ?? null,
      cached_input_tokens: usage?.cachedInputTokens ?? null,
      reported: usage !== undefined,
      cost_usd_micros: cost ?? null,
      answered_at: scope.clock.now(),
    })
    .where('tenant_id', '=', scope.tenant.id)
    .where('execution_id', '=', id)
    .where('call_id', '=', callId)
    .execute()
}

/** What was kept of a call that a killed run had made. */
export async function findAnswer(scope: TenantScope, id: ExecutionId, callId: string): Promise<ModelReply | undefined> {
  const row = await scope.db
    .selectFrom('execution_calls')
    .select('answer')
    .where('tenant_id', '=', scope.tenant.id)
    .where('execution_id', '=', id)
    .where('call_id', '=', callId)
    .executeTakeFirst()
  return row?.answer == null ? undefined : (JSON.parse(row.answer) as ModelReply)
}

/** The run has what came of a call: nothing of it need be kept twice. */
export async function settleCall(
  scope: TenantScope,
  { id, round }: Round,
  event: RunEvent & { type: 'model.answered' },
): Promise<void> {
  const { outcome, inputTokens, outputTokens }: EventData['model.answered'] = event.data
  await scope.db
    .updateTable('execution_calls')
    .set((expression) => ({
      outcome,
      answer: null,
      // As charged, where the provider did not say.
      input_tokens: expression.fn.coalesce('input_tokens', expression.val(inputTokens)),
      output_tokens: expression.fn.coalesce('output_tokens', expression.val(outputTokens)),
      answered_at: expression.fn.coalesce('answered_at', expression.val(scope.clock.now())),
    }))
    .where('tenant_id', '=', scope.tenant.id)
    .where('execution_id', '=', id)
    .where('round', '=', round)
    .where('phase', '=', event.phase)
    .where('agent', '=', event.agent)
    .where('attempt', '=', event.attempt)
    .execute()
}

export async function listCalls(scope: TenantScope, id: ExecutionId): Promise<ExecutionCall[]> {
  const rows = await scope.db
    .selectFrom('execution_calls')
    .select([
      ...(['call_id', 'round', 'phase', 'agent', 'attempt', 'model', 'reserved_tokens', 'input_tokens'] as const),
      ...(['output_tokens', 'cached_input_tokens', 'reported', 'cost_usd_micros', 'outcome'] as const),
      ...(['asked_at', 'answered_at'] as const),
    ])
    .$narrowType<Pick<ExecutionCall, 'outcome' | 'phase'>>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('execution_id', '=', id)
    .orderBy('seq')
    .execute()
  return rows
}
