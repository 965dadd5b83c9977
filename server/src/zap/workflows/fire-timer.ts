import type { FlowSessionId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { findSessionPlace, findWaitingTimer, planTimer, settleTimer } from '../sessions/index.ts'
import { catchUp } from './catch-up.ts'
import type { FlowParts } from './follow-conversation.ts'
import { runEvent, storeRun } from './run-session.ts'

/** Clocks differ by less, and a queue is punctual to less. */
const SLACK_MS = 1_000

/**
 * A timer's time has come: the session goes on. One that was cancelled, or fired before, does nothing.
 * @throws BotError when the flow itself fails
 */
export async function fireTimer(
  scope: TenantScope,
  parts: FlowParts,
  { sessionId, timerId }: { sessionId: FlowSessionId; timerId: string },
): Promise<void> {
  const place = await findSessionPlace(scope, sessionId)
  const at = { sessionId, id: timerId }
  if (place === undefined || (await findWaitingTimer(scope, at)) === undefined) return
  const run = await catchUp(scope, parts, place.conversation_id)
  // Looked for again: what was heard meanwhile may have cancelled it.
  const timer = await findWaitingTimer(scope, at)
  if (timer !== undefined) {
    const now = scope.clock.now().getTime()
    if (timer.due_at.getTime() > now + SLACK_MS) await planTimer(scope, timer)
    else {
      await settleTimer(scope, at, run?.session.id === sessionId ? 'fired' : 'cancelled')
      if (run?.session.id === sessionId) await runEvent(run, { type: 'timer_fired', at: now, effect_id: timerId })
    }
  }
  if (run !== undefined) await storeRun(run)
}
