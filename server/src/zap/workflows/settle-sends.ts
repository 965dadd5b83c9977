import type { SendProblem } from '@recado/contracts/delivery'
import { lockMessages } from '../../chat/conversations/index.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { changeSend, GIVE_UP_MS, planSend, putOff, putOffUntil, type SendRow, settleWaiting } from '../sends/index.ts'
import type { SendOutcome } from './call-bot.ts'
import { tellDelivery } from './tell-delivery.ts'

interface Settled {
  send: SendRow
  outcome: SendOutcome
}

/**
 * Writes what the bot answered, of sends of one conversation; what it has said by itself meanwhile stands.
 * @returns whether to go on: it took them
 */
export async function settleSends(scope: TenantScope, settled: readonly Settled[]): Promise<boolean> {
  const [first] = settled
  if (first === undefined) return true
  const { conversation_id: conversationId } = first.send
  await lockMessages(scope, { conversationId, seqs: settled.map(({ send }) => send.seq) })
  for (const { send, outcome } of settled) {
    const at = { conversationId, seq: send.seq }
    if (outcome.kind !== 'later') {
      const isNews = await settleWaiting(scope, send.id, settledAs(outcome))
      if (isNews && send.kind === 'message') await tellDelivery(scope, at)
    } else await tryLater(scope, send, outcome.reason)
  }
  return settled.at(-1)?.outcome.kind !== 'later'
}

/** In a while, by one job for the whole conversation; what waited for more than a day is given up. */
export async function tryLater(scope: TenantScope, send: SendRow, reason: string): Promise<void> {
  const now = scope.clock.now()
  const place = { connectionId: send.connection_id, conversationId: send.conversation_id }
  if (now.getTime() - send.created_at.getTime() > GIVE_UP_MS) {
    await changeSend(scope, send.id, { state: 'failed', problem: 'bot_unreachable', detail: reason })
    if (send.kind === 'message') await tellDelivery(scope, { conversationId: send.conversation_id, seq: send.seq })
    // What follows is younger and may wait on.
    await planSend(scope, place, { due: true })
    return
  }
  const until = putOffUntil(send.attempts, now)
  if (await putOff(scope, send.id, { until, detail: reason })) await planSend(scope, place, { at: until, due: true })
}

function settledAs(outcome: Exclude<SendOutcome, { kind: 'later' }>) {
  if (outcome.kind === 'handed') return { state: 'handed' as const, problem: null, detail: '' }
  const problem: SendProblem = outcome.error === 'too_large' ? 'too_large' : 'refused'
  return { state: 'failed' as const, problem, detail: outcome.detail }
}
