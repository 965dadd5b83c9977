export type { Effect, Flow, FlowEvent } from '@recado/flow'
export { BotError } from './bot-error.ts'
export { isBurstOver, trailingBurst } from './burst.ts'
export { countStep } from './count-step.ts'
export { eraseSessions } from './erase-sessions.sql.ts'
export { errors as sessionErrors } from './errors.ts'
export { createFlowCache, type FlowCache } from './flow-cache.ts'
export { readFlowRetention } from './flow-retention.ts'
export {
  failLiveSession,
  findNewestSession,
  findSessionPlace,
  insertSession,
  lockLiveSession,
  saveSession,
} from './flow-sessions.sql.ts'
export { addToFigures } from './flow-stats.sql.ts'
export { findOpenEffect, insertEffects, insertStep, type NewEffectRow, settleEffect } from './flow-steps.sql.ts'
export { findWaitingTimer, insertTimer, listOverdueTimers, settleTimer } from './flow-timers.sql.ts'
export { findContactFacts, findGatherSeconds, findInboxChannel } from './inbox-facts.sql.ts'
export {
  CALL_JOB,
  CallPayload,
  FOLLOW_JOB,
  FollowPayload,
  planCall,
  planTimer,
  SCHEDULE_JOB,
  SchedulePayload,
  START_JOB,
  StartPayload,
  TIMER_JOB,
  TimerPayload,
} from './job-payloads.ts'
export { nextDue } from './next-due.ts'
export { openSession } from './open-session.ts'
export { findPageStart, findSpokenTo, noteSpokenTo, QUIET_MS } from './page-starts.sql.ts'
export { deleteOldPageStarts, pruneRuns } from './prune-runs.sql.ts'
export {
  findApiStart,
  listMessageStarts,
  listScheduled,
  listStartable,
  lockPublication,
  readFlowName,
} from './publications.sql.ts'
export { type Happening, readHappenings, type ThreadRow } from './read-happenings.ts'
export { type PublishedStart, selectStart } from './select-start.ts'
export type { SessionRow } from './session-row.ts'
export { takeStep } from './take-step.ts'
export { listThreadAfter, readMatter } from './thread.sql.ts'
