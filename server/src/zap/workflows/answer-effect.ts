import type { ConversationId, FlowSessionId } from '@recado/contracts/ids'
import type { ScopeSource, TenantScope, WithTenant } from '../../tenancy/tenant-scope.ts'
import { type Asking, isAsking, type World, type WorldAnswer } from '../calls/index.ts'
import { findOpenEffect, findSessionPlace, settleEffect } from '../sessions/index.ts'
import { catchUp } from './catch-up.ts'
import type { FlowParts } from './follow-conversation.ts'
import { runEvent, storeRun } from './run-session.ts'

export interface AnswerParts extends FlowParts {
  world: World
  withTenant: WithTenant
}

/** Where an effect is, and which attempt at it this is. */
export interface EffectPlace {
  sessionId: FlowSessionId
  effectId: string
  attempt: number
}

/**
 * Asks the world what an effect wants to know, and goes on with the answer. Between the two nothing is held: a process that
 * dies there asks again, with the same key, and the first answer that is stored counts.
 * @throws BotError when the flow itself fails
 */
export async function answerEffect(
  parts: AnswerParts,
  source: ScopeSource,
  place: EffectPlace,
  signal: AbortSignal,
): Promise<void> {
  const asked = await parts.withTenant(source, (scope) => prepare(scope, parts.world, place, signal))
  if (asked === undefined) return
  const answer = await asked.ask()
  await parts.withTenant(source, (scope) => goOn(scope, parts, { ...place, ...asked, answer }))
}

async function prepare(
  scope: TenantScope,
  world: World,
  { sessionId, effectId, attempt }: EffectPlace,
  signal: AbortSignal,
): Promise<{ conversationId: ConversationId; ask: () => Promise<WorldAnswer> } | undefined> {
  const place = await findSessionPlace(scope, sessionId)
  const open = await findOpenEffect(scope, { sessionId, effectId })
  if (place === undefined || open === undefined || !isAsking(open.effect)) return undefined
  const conversationId = place.conversation_id
  const asking: Asking = { effect: open.effect, conversationId, key: `${sessionId}-${effectId}`, attempt, signal }
  return { conversationId, ask: await world.prepare(scope, asking) }
}

async function goOn(
  scope: TenantScope,
  parts: FlowParts,
  {
    sessionId,
    effectId,
    attempt,
    conversationId,
    answer,
  }: EffectPlace & { conversationId: ConversationId; answer: WorldAnswer },
): Promise<void> {
  const run = await catchUp(scope, parts, conversationId)
  const at = { sessionId, effectId }
  const isOver = run?.session.id !== sessionId
  const status = isOver ? 'cancelled' : answer.ok ? 'done' : 'failed'
  const isFirst = await settleEffect(scope, at, { status, attempts: attempt, error: answer.ok ? null : answer.error })
  if (run === undefined) return
  if (isFirst && !isOver) {
    const result = answer.ok ? answer : { ok: false as const, error: answer.error.slice(0, 1_000) }
    await runEvent(run, { type: 'effect_done', at: scope.clock.now().getTime(), effect_id: effectId, result })
  }
  await storeRun(run)
}
