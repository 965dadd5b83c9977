import type { ConversationId, FlowSessionId } from '@recado/contracts/ids'
import { z } from 'zod'
import { definePlatformJob, defineTenantJob, type TenantJobCall } from '../../jobs/define-job.ts'
import { forEachTenant } from '../../jobs/for-each-tenant.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { answerEffect } from '../workflows/answer-effect.ts'
import { fireTimer } from '../workflows/fire-timer.ts'
import { followConversation } from '../workflows/follow-conversation.ts'
import { giveUp } from '../workflows/give-up.ts'
import { runSchedule } from '../workflows/run-schedule.ts'
import { startByPublication } from '../workflows/start-by-publication.ts'
import {
  BotError,
  CALL_JOB,
  CallPayload,
  deleteOldPageStarts,
  FOLLOW_JOB,
  FollowPayload,
  findSessionPlace,
  listOverdueTimers,
  planTimer,
  pruneRuns,
  QUIET_MS,
  readFlowRetention,
  SCHEDULE_JOB,
  SchedulePayload,
  START_JOB,
  StartPayload,
  TIMER_JOB,
  TimerPayload,
} from './index.ts'

/** Bots answer while their customer waits: many at once, of one company too. */
const PLACES = { concurrency: 8, concurrencyPerTenant: 8 }

export const flowsFollow = defineTenantJob(FOLLOW_JOB, {
  schema: FollowPayload,
  ...PLACES,
  keepFinished: 3_600,
  handler: async (call) => {
    const { payload, services, source } = call
    const conversationId = payload.conversation_id as ConversationId
    await orGiveUp(call, conversationId, () =>
      services.withTenant(source, (scope) =>
        followConversation(scope, services.bots, { conversationId, alarm: payload.seq }),
      ),
    )
  },
})

/** A timer is a promise to a customer: repeated for some 30 hours before it is dead. */
export const flowsFireTimer = defineTenantJob(TIMER_JOB, {
  schema: TimerPayload,
  ...PLACES,
  retryLimit: 200,
  keepFinished: 86_400,
  handler: async (call) => {
    const { payload, services, source } = call
    const sessionId = payload.session_id as FlowSessionId
    await orGiveUp(call, await conversationOf(call, sessionId), () =>
      services.withTenant(source, (scope) => fireTimer(scope, services.bots, { sessionId, timerId: payload.timer_id })),
    )
  },
})

/** Two attempts of a service that takes its whole minute, and some for ours. */
const LONGEST_CALL = 150

export const flowsCall = defineTenantJob(CALL_JOB, {
  schema: CallPayload,
  ...PLACES,
  timeout: LONGEST_CALL,
  keepFinished: 86_400,
  handler: async (call) => {
    const { payload, services, source, job, signal } = call
    const sessionId = payload.session_id as FlowSessionId
    const place = { sessionId, effectId: payload.effect_id, attempt: job.attempt }
    const parts = { ...services.bots, withTenant: services.withTenant }
    await orGiveUp(call, await conversationOf(call, sessionId), () => answerEffect(parts, source, place, signal))
  },
})

export const flowsStart = defineTenantJob(START_JOB, {
  schema: StartPayload,
  ...PLACES,
  keepFinished: 3_600,
  handler: async (call) => {
    const { payload, services, once } = call
    const conversationId = payload.conversation_id as ConversationId
    const of = { conversationId, publicationId: payload.publication_id }
    await orGiveUp(call, conversationId, async () => {
      await once((scope) => startByPublication(scope, services.bots, of))
    })
  },
})

/** It plans its successor: repeated for some 30 hours before it is dead. */
export const flowsSchedule = defineTenantJob(SCHEDULE_JOB, {
  schema: SchedulePayload,
  retryLimit: 200,
  keepFinished: 86_400,
  handler: async ({ payload, services, once }) => {
    const after = payload.after as ConversationId | undefined
    await once((scope) => runSchedule(scope, services.bots, { publicationId: payload.publication_id, after }))
  },
})

/** A timer this late has lost its job: a queue was restored, or a company was unreachable for longer than jobs are repeated. */
const LOST_MS = 3_600_000
const LOST_A_COMPANY = 1_000

/** Once a day: promises of timers whose jobs are gone are made anew. */
export const flowsFindLostTimers = definePlatformJob('flows.find_lost_timers', {
  schema: z.object({}),
  cron: { expression: '40 4 * * *', timeZone: 'America/Sao_Paulo' },
  timeout: 3_600,
  concurrency: 1,
  handler: ({ services, signal }) =>
    forEachTenant(services, 'flows.find_lost_timers', signal, (source) =>
      services.withTenant(source, async (scope) => {
        const before = new Date(scope.clock.now().getTime() - LOST_MS)
        for (const timer of await listOverdueTimers(scope, before, LOST_A_COMPANY)) await planTimer(scope, timer)
      }),
    ),
})

const DAY = 86_400_000
/** Rows of a kind a transaction: it ends in well under a second. */
const BATCH = 2_000

/** At night, company by company: how runs went that are over for long, and to whom flows spoke first before today. */
export const flowsPrune = definePlatformJob('flows.prune', {
  schema: z.object({}),
  cron: { expression: '50 3 * * *', timeZone: 'America/Sao_Paulo' },
  timeout: 3 * 3_600,
  concurrency: 1,
  handler: async ({ services, signal }) => {
    const { days_after_end } = await readFlowRetention()
    const ago = (ms: number) => new Date(services.clock.now().getTime() - ms)
    await forEachTenant(services, 'flows.prune', signal, async (source) => {
      const inBatches = async (work: (scope: TenantScope) => Promise<boolean>) => {
        // Ends: when little is left, or with the job's signal.
        for (let more = true; more; ) {
          signal.throwIfAborted()
          more = await services.withTenant(source, work)
        }
      }
      await inBatches((scope) => pruneRuns(scope, ago(days_after_end * DAY), BATCH))
      await inBatches(async (scope) => (await deleteOldPageStarts(scope, ago(QUIET_MS), BATCH)) === BATCH)
    })
  },
})

async function conversationOf(
  { services, source }: TenantJobCall<unknown>,
  sessionId: FlowSessionId,
): Promise<ConversationId | undefined> {
  return services.withTenant(source, async (scope) => (await findSessionPlace(scope, sessionId))?.conversation_id)
}

/** A fault of the bot is tried once more; then, as with any fault at the last attempt, a person takes over and reads why. */
async function orGiveUp(
  { services, source, job }: TenantJobCall<unknown>,
  conversationId: ConversationId | undefined,
  work: () => Promise<void>,
): Promise<void> {
  if (conversationId === undefined) return
  try {
    await work()
  } catch (error) {
    const isBots = error instanceof BotError
    if (isBots ? job.attempt === 1 : !job.isLast) throw error
    services.log.error({ err: error, conversation_id: conversationId }, 'a bot could not go on')
    const reason = isBots ? error.message : 'internal'
    await services.withTenant(source, (scope) => giveUp(scope, conversationId, reason))
    if (!isBots) throw error
  }
}
