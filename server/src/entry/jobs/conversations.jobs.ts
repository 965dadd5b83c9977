import type { ConversationId, MemberId, ScheduledMessageId } from '@recado/contracts/ids'
import {
  acceptMessages,
  DISTRIBUTE_JOB,
  DistributePayload,
  giveOneAway,
  REDISTRIBUTE_JOB,
  RedistributePayload,
  redistribute,
  SEND_SCHEDULED_JOB,
  SendScheduledPayload,
  sendScheduled,
  WAKE_JOB,
  WakePayload,
  wakeConversation,
} from '../../modules/conversations/index.ts'
import { defineTenantJob } from './define-job.ts'

/** One conversation a transaction, until nothing waits or nobody has room; a job that comes twice finds nothing left. */
export const conversationsDistribute = defineTenantJob(DISTRIBUTE_JOB, {
  schema: DistributePayload,
  ordered: true,
  handler: async ({ payload, services, source, signal }) => {
    let more = true
    // Ends: when nothing waits, or with the job's signal.
    while (more && !signal.aborted) {
      more = await services.withTenant(source, (scope) => giveOneAway(scope, payload.team_id))
    }
  },
})

export const conversationsRedistribute = defineTenantJob(REDISTRIBUTE_JOB, {
  schema: RedistributePayload,
  handler: async ({ payload, once }) => {
    await once((scope) =>
      redistribute(scope, {
        conversationId: payload.conversation_id as ConversationId,
        memberId: payload.member_id as MemberId,
        assignedAt: new Date(payload.assigned_at),
        afterS: payload.after_s,
      }),
    )
  },
})

export const conversationsWake = defineTenantJob(WAKE_JOB, {
  schema: WakePayload,
  handler: async ({ payload, once }) => {
    await once((scope) =>
      wakeConversation(scope, payload.conversation_id as ConversationId, new Date(payload.snoozed_until)),
    )
  },
})

/** The scheduled row is the guard: it is sent or cancelled in the transaction that finds it waiting. */
export const messagesSendScheduled = defineTenantJob(SEND_SCHEDULED_JOB, {
  schema: SendScheduledPayload,
  handler: async ({ payload, services, source }) => {
    await acceptMessages(services, source, (scope) => sendScheduled(scope, payload.scheduled_id as ScheduledMessageId))
  },
})
