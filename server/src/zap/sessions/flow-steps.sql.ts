import type { FlowSessionId } from '@recado/contracts/ids'
import type { Effect, FlowEvent, Visit } from '@recado/flow'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { SessionRow } from './session-row.ts'

/** What an event made of a session. */
export interface StepRow {
  seq: number
  at: Date
  event: FlowEvent
  path: Visit[]
  effects: string[]
  error: string | null
}

export async function insertStep(scope: TenantScope, session: SessionRow, step: StepRow): Promise<void> {
  await scope.db
    .insertInto('flow_steps')
    .values({
      tenant_id: scope.tenant.id,
      session_id: session.id,
      conversation_id: session.conversation_id,
      ...step,
      event: JSON.stringify(step.event),
      path: JSON.stringify(step.path),
    })
    .execute()
}

/** An effect and what became of it in the transaction of its step. */
export interface NewEffectRow {
  effect: Effect
  status: 'pending' | 'done' | 'failed'
  messageIds: string[]
  error: string | null
}

/** @param position of the first; they count up within the session. */
export async function insertEffects(
  scope: TenantScope,
  session: SessionRow,
  { stepSeq, effects }: { stepSeq: number; effects: readonly NewEffectRow[] },
): Promise<void> {
  if (effects.length === 0) return
  const now = scope.clock.now()
  await scope.db
    .insertInto('flow_effects')
    .values(
      effects.map(({ effect, status, messageIds, error }) => ({
        tenant_id: scope.tenant.id,
        session_id: session.id,
        conversation_id: session.conversation_id,
        id: effect.id,
        step_seq: stepSeq,
        position: Number(effect.id.slice(1)),
        kind: effect.type,
        payload: JSON.stringify(effect),
        status,
        message_ids: messageIds,
        error,
        created_at: now,
        done_at: status === 'pending' ? null : now,
      })),
    )
    .execute()
}

export interface OpenEffect {
  effect: Effect
  attempts: number
}

/** An effect that asked for something and has no answer yet. */
export async function findOpenEffect(
  scope: TenantScope,
  at: { sessionId: FlowSessionId; effectId: string },
): Promise<OpenEffect | undefined> {
  const row = await scope.db
    .selectFrom('flow_effects')
    .select(['payload', 'attempts'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('session_id', '=', at.sessionId)
    .where('id', '=', at.effectId)
    .where('status', '=', 'pending')
    .executeTakeFirst()
  return row === undefined ? undefined : { effect: row.payload as Effect, attempts: row.attempts }
}

/** @returns false when it was settled before. */
export async function settleEffect(
  scope: TenantScope,
  at: { sessionId: FlowSessionId; effectId: string },
  outcome: { status: 'done' | 'failed' | 'cancelled'; attempts: number; error: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await scope.db
    .updateTable('flow_effects')
    .set({ ...outcome, done_at: scope.clock.now() })
    .where('tenant_id', '=', scope.tenant.id)
    .where('session_id', '=', at.sessionId)
    .where('id', '=', at.effectId)
    .where('status', '=', 'pending')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
