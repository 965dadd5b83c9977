import type { ConversationId, MemberId } from '@recado/contracts/ids'
import { z } from 'zod'
import { defineTenantJob } from '../../jobs/define-job.ts'
import {
  DISTRIBUTE_JOB,
  DistributePayload,
  FILL_WORDS_JOB,
  fillWords,
  giveOneAway,
  REDISTRIBUTE_JOB,
  RedistributePayload,
  redistribute,
  WAKE_JOB,
  WakePayload,
  wakeConversation,
} from './index.ts'

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

/** Some 40 ms of the program and as much of the database, during which one of these messages cannot be edited. */
const WORDLESS_A_PAGE = 500

/** Page by page, each a transaction; what is left when it is killed is found by the next attempt. */
export const messagesFillWords = defineTenantJob(FILL_WORDS_JOB, {
  schema: z.object({}),
  timeout: 3_600,
  concurrency: 1,
  handler: async ({ services, source, signal }) => {
    let filled: number
    // Ends: when few are left, or with the job's signal.
    do {
      signal.throwIfAborted()
      filled = await services.withTenant(source, (scope) => fillWords(scope, WORDLESS_A_PAGE))
    } while (filled === WORDLESS_A_PAGE)
  },
})
