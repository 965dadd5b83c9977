import { z } from 'zod'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { TimerRow } from './flow-timers.sql.ts'

/** Something happened in a conversation that a flow follows; written by a trigger (`0018-follow-conversations.sql`). */
export const FOLLOW_JOB = 'flows.follow'
export const FollowPayload = z.object({
  conversation_id: z.string(),
  /** The message that it was written with. */
  seq: z.number().int(),
})

/** A timer of a session has come due. */
export const TIMER_JOB = 'flows.fire_timer'
export const TimerPayload = z.object({ session_id: z.string(), timer_id: z.string() })

/** An effect asks something of the world outside. */
export const CALL_JOB = 'flows.call'
export const CallPayload = z.object({ session_id: z.string(), effect_id: z.string() })

/** A start that no message calls for has come to a conversation: a label was given, a schedule is due. */
export const START_JOB = 'flows.start'
export const StartPayload = z.object({ conversation_id: z.string(), publication_id: z.string() })

/** A schedule is to be planned or is due; written by a trigger when it is published. */
export const SCHEDULE_JOB = 'flows.schedule'
export const SchedulePayload = z.object({
  publication_id: z.string(),
  /** Conversations up to this one have been seen to, in the round that is due. */
  after: z.string().optional(),
})

export async function planTimer(scope: TenantScope, { session_id, id, due_at }: TimerRow): Promise<void> {
  await scope.jobs.enqueue(TIMER_JOB, { session_id, timer_id: id }, { startAfter: due_at })
}

export async function planCall(scope: TenantScope, sessionId: string, effectId: string): Promise<void> {
  await scope.jobs.enqueue(CALL_JOB, { session_id: sessionId, effect_id: effectId })
}
