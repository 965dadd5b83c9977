import { withinSavepoint } from '../../platform/database/within-savepoint.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { Channel } from '../channels/index.ts'
import {
  type Effect,
  insertTimer,
  type NewEffectRow,
  planCall,
  planTimer,
  type SessionRow,
  settleTimer,
} from '../sessions/index.ts'
import type { BotTalk } from './bot-talk.ts'

export interface CarryOutPlace {
  session: SessionRow
  channel: Channel
  talk: BotTalk
  /** What is said beside the reason where people are called. */
  handOver: Record<string, unknown>
}

/**
 * Does what an effect asks for, in the transaction of its step, so that both happen or neither. What asks the world outside
 * is left to a job. One that cannot be done (a team that is gone, somebody who is full) leaves the others alone.
 */
export async function carryOut(scope: TenantScope, effect: Effect, place: CarryOutPlace): Promise<NewEffectRow> {
  const { session, talk, channel } = place
  const done: NewEffectRow = { effect, status: 'done', messageIds: [], error: null }
  switch (effect.type) {
    case 'send':
    case 'ask': {
      for (const [index, message] of channel.compose(effect).entries()) {
        done.messageIds.push(await talk.say(message, `flow:${session.id}:${effect.id}:${index}`))
      }
      return done
    }
    case 'wait_until': {
      const kind = session.waits_for === 'answer' ? 'no_answer' : 'wait'
      const timer = { session_id: session.id, id: effect.id, due_at: new Date(effect.until) }
      await insertTimer(scope, { ...timer, kind })
      await planTimer(scope, timer)
      return done
    }
    case 'cancel':
      await settleTimer(scope, { sessionId: session.id, id: effect.effect_id }, 'cancelled')
      return done
    case 'hand_over': {
      const said = { ...place.handOver, reason: effect.reason, note: effect.note }
      return attempt(scope, done, () => talk.callPeople({ team: effect.team }, said))
    }
    case 'label':
      return attempt(scope, done, () => talk.label(effect))
    case 'assign':
      return attempt(scope, done, () => talk.assign(effect))
    case 'close':
      return attempt(scope, done, () => talk.close())
    case 'report':
      return done
    case 'http_request':
    case 'ai_answer':
    case 'recommend':
    case 'load_questionnaire':
      await planCall(scope, session.id, effect.id)
      return { ...done, status: 'pending' }
  }
}

async function attempt(scope: TenantScope, done: NewEffectRow, work: () => Promise<void>): Promise<NewEffectRow> {
  try {
    await withinSavepoint(scope.db as never, work)
    return done
  } catch (error) {
    return { ...done, status: 'failed', error: (error as Error).message.slice(0, 500) }
  }
}
