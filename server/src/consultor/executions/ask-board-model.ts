import { createAiSdkClient, type ModelAccess, type ModelReply, ReplyNotKeptError } from '@recado/advisor'
import type { Clock } from '../../platform/clock.ts'
import type { ScopeSource } from '../../tenancy/tenant-scope.ts'
import { findAnswer, keepAnswer } from './execution-calls.sql.ts'
import type { Round } from './execution-events.sql.ts'
import type { BoardModel, CallUsage, ExecutionPorts } from './ports.ts'

export interface BoardModelParts extends Pick<ExecutionPorts, 'withTenant'> {
  clock: Clock
  /** Rejects when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/**
 * A model as the engine asks it. Each reply is committed before the engine has it: a run that is killed in between finds it
 * there, so an answered call is neither made nor paid twice.
 */
export function openBoardModel(
  { withTenant, clock, sleep }: BoardModelParts,
  source: ScopeSource,
  { id }: Round,
  model: BoardModel,
): ModelAccess {
  return {
    budget: model.budget,
    clock: { now: () => clock.now(), sleep },
    client: {
      name: model.name,
      complete: async (request) => {
        let usage: CallUsage | undefined
        const opened = model.open((told) => {
          usage = told
        })
        const reply: ModelReply = await createAiSdkClient(opened).complete(request)
        const said = { reply, usage, cost: usage === undefined ? undefined : model.costOf(usage) }
        // Not the provider's failure: the round is repeated, and says nothing of a model that answered.
        await withTenant(source, (scope) => keepAnswer(scope, id, request.callId, said)).catch((cause: unknown) => {
          throw new ReplyNotKeptError(request.callId, { cause })
        })
        return reply
      },
      recover: (callId) => withTenant(source, (scope) => findAnswer(scope, id, callId)),
    },
  }
}
