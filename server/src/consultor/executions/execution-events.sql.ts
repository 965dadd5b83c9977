import { ConcurrentRunError, type EventData, type Phase, type RunEvent } from '@recado/advisor'
import type { ExecutionStatus } from '@recado/contracts/execution-events'
import type { ExecutionId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** A round of an execution: what a worker works on. */
export interface Round {
  id: ExecutionId
  round: number
}

/** As the engine names a run; calls of models are named after it. */
export function runName({ id, round }: Round): string {
  return `${id}:${round}`
}

/** The round is not to be worked on any more: it was cancelled, has ended, or facts were put. */
export class RoundOver extends Error {
  constructor({ id, round }: Round) {
    super(`round ${round} of execution ${id} is over`)
    this.name = 'RoundOver'
  }
}

export interface StatusData {
  status: ExecutionStatus
}

export interface EventRow {
  seq: number
  round: number
  step: number | null
  type: RunEvent['type'] | 'status'
  phase: Phase | null
  agent: string
  attempt: number
  at: Date
  data: unknown
}

/**
 * Stores the engine's next event of a round, and numbers it.
 * @throws RoundOver when the round is not at work any more; ConcurrentRunError when another worker was first.
 */
export async function appendStep(scope: TenantScope, round: Round, event: RunEvent): Promise<number> {
  const question = event.type === 'intake.completed' ? event.data.question : null
  const { rows } = await sql<{ seq: number }>`
    UPDATE executions SET last_event = last_event + 1, phase = ${event.phase}, question = coalesce(${question}, question)
     WHERE tenant_id = ${scope.tenant.id} AND id = ${round.id} AND round = ${round.round} AND status = 'running'
    RETURNING last_event AS seq`.execute(scope.db)
  const seq = rows[0]?.seq
  if (seq === undefined) throw new RoundOver(round)
  const { numInsertedOrUpdatedRows } = await scope.db
    .insertInto('execution_events')
    .values({
      ...{ tenant_id: scope.tenant.id, execution_id: round.id, seq, round: round.round, step: event.seq },
      ...{ type: event.type, phase: event.phase, agent: event.agent, attempt: event.attempt },
      ...{ at: event.at === undefined ? scope.clock.now() : new Date(event.at), data: JSON.stringify(event.data) },
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'execution_id', 'round', 'step']).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) throw new ConcurrentRunError(runName(round), event.seq)
  return seq
}

/** Stores what happened to the execution itself. The caller holds its row. */
export async function appendStatus(scope: TenantScope, round: Round, status: ExecutionStatus): Promise<void> {
  await sql`
    WITH numbered AS (
      UPDATE executions SET last_event = last_event + 1 WHERE tenant_id = ${scope.tenant.id} AND id = ${round.id}
      RETURNING last_event
    )
    INSERT INTO execution_events (tenant_id, execution_id, seq, round, type, at, data)
    SELECT ${scope.tenant.id}, ${round.id}, last_event, ${round.round}, 'status', ${scope.clock.now()},
           ${JSON.stringify({ status } satisfies StatusData)}
      FROM numbered`.execute(scope.db)
}

const EVENT = ['seq', 'round', 'step', 'type', 'phase', 'agent', 'attempt', 'at', 'data'] as const

/** The engine's events of a round, in its order. */
export async function loadSteps(scope: TenantScope, round: Round): Promise<RunEvent[]> {
  const rows = await scope.db
    .selectFrom('execution_events')
    .select(EVENT)
    .where('tenant_id', '=', scope.tenant.id)
    .where('execution_id', '=', round.id)
    .where('round', '=', round.round)
    .where('step', 'is not', null)
    .orderBy('step')
    .execute()
  return rows.map(({ step, type, phase, agent, attempt, at, data }) => {
    const head = { run: runName(round), seq: step, at: at.toISOString(), phase, agent, attempt, type }
    return { ...head, data: JSON.parse(data) } as RunEvent
  })
}

/** Events after a number, in their order. */
export async function listEvents(
  scope: TenantScope,
  id: ExecutionId,
  { after, limit }: { after: number; limit: number },
): Promise<EventRow[]> {
  const rows = await scope.db
    .selectFrom('execution_events')
    .select(EVENT)
    .where('tenant_id', '=', scope.tenant.id)
    .where('execution_id', '=', id)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map(({ data, ...row }) => ({ ...row, data: JSON.parse(data) as unknown }) as EventRow)
}

/** Data of the events of one type in a round. */
export async function readSteps<Type extends RunEvent['type']>(
  scope: TenantScope,
  round: Round,
  type: Type,
): Promise<EventData[Type][]> {
  const rows = await scope.db
    .selectFrom('execution_events')
    .select('data')
    .where('tenant_id', '=', scope.tenant.id)
    .where('execution_id', '=', round.id)
    .where('round', '=', round.round)
    .where('type', '=', type)
    .orderBy('seq')
    .execute()
  return rows.map(({ data }) => JSON.parse(data) as EventData[Type])
}
