import type { ConversationId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { authorOf } from './author-of.ts'
import {
  type ConversationRow,
  findFirstUnansweredAt,
  findInboxForStart,
  updateConversationRow,
} from './conversations.sql.ts'
import { emitConversation } from './emit-conversation.ts'
import { errors } from './errors.ts'
import { planDistribution, WAKE_JOB } from './job-payloads.ts'
import { lockConversation } from './lock-conversation.ts'
import { planForFreed } from './plan-for-freed.ts'
import { recordHappening } from './send-message.ts'

/** Done. Whoever had it keeps it, and has room for another. */
export async function markResolved(scope: TenantScope, before: ConversationRow): Promise<void> {
  const changes = { status: 'resolved', resolved_at: scope.clock.now(), waiting_since: null } as const
  await change(scope, before, { ...changes, snoozed_until: null }, 'conversation.resolved')
  await planForFreed(scope, before)
}

/**
 * Somebody has to act again. If who had it is full by now, it is nobody's.
 * @throws conversation_not_found (404), inbox_retired (409)
 */
export async function reopenConversation(scope: TenantScope, id: ConversationId): Promise<void> {
  const before = await lockConversation(scope, id)
  if (before.status === 'open') return
  if ((await findInboxForStart(scope, before.inbox_id)) === undefined) throw errors.inbox_retired()
  await open(scope, before)
}

/** A bot has it: nobody is asked to act. @throws conversation_not_found (404), status_conflict (409) when resolved */
export async function holdConversation(scope: TenantScope, id: ConversationId): Promise<void> {
  const before = await lockConversation(scope, id)
  if (before.status === 'pending') return
  if (before.status === 'resolved') throw errors.status_conflict()
  await change(scope, before, { status: 'pending', snoozed_until: null }, 'conversation.updated')
  await planForFreed(scope, before)
}

/**
 * Out of the way until an instant, or (null) until the customer writes; either way their message wakes it.
 * @throws conversation_not_found (404), status_conflict (409) when resolved, snooze_past (400)
 */
export async function snoozeConversation(scope: TenantScope, id: ConversationId, until: Date | null): Promise<void> {
  if (until !== null && until <= scope.clock.now()) throw errors.snooze_past()
  const before = await lockConversation(scope, id)
  if (before.status === 'resolved') throw errors.status_conflict()
  await change(scope, before, { status: 'snoozed', snoozed_until: until }, 'conversation.snoozed')
  if (until !== null) {
    const payload = { conversation_id: id, snoozed_until: until.toISOString() }
    await scope.jobs.enqueue(WAKE_JOB, payload, { startAfter: until })
  }
  await planForFreed(scope, before)
}

/** The end of a snooze, unless it was changed or ended meanwhile. */
export async function wakeConversation(scope: TenantScope, id: ConversationId, snoozedUntil: Date): Promise<void> {
  const before = await lockConversation(scope, id)
  if (before.status !== 'snoozed' || before.snoozed_until?.getTime() !== snoozedUntil.getTime()) return
  await open(scope, before)
}

async function open(scope: TenantScope, before: ConversationRow): Promise<void> {
  const waiting_since = before.status === 'resolved' ? await waitAgain(scope, before) : before.waiting_since
  const changes = { status: 'open', resolved_at: null, snoozed_until: null, waiting_since } as const
  const after = await change(scope, before, changes, 'conversation.reopened')
  if (after.assignee_id === null && after.team_id !== null) await planDistribution(scope, after.team_id)
}

/** As long as keep_opened_at() of the tables takes resolving for undone. */
const UNDONE_WITHIN_MS = 600_000

/**
 * Since when the customer waits in what is reopened. Resolving was undone: since they did before. Later the wait begins
 * anew, if the last word is theirs.
 */
async function waitAgain(scope: TenantScope, { id, resolved_at }: ConversationRow): Promise<Date | null> {
  const unanswered = await findFirstUnansweredAt(scope, id)
  const now = scope.clock.now()
  const undone = resolved_at !== null && now.getTime() - resolved_at.getTime() <= UNDONE_WITHIN_MS
  return unanswered === null || undone ? unanswered : now
}

async function change(
  scope: TenantScope,
  before: ConversationRow,
  changes: Parameters<typeof updateConversationRow>[2],
  event: Parameters<typeof emitConversation>[1],
): Promise<ConversationRow> {
  const after = await updateConversationRow(scope, before.id, changes)
  await recordHappening(scope, {
    conversationId: before.id,
    author: authorOf(scope.actor),
    data: { event: 'status_changed', from: before.status, to: after.status },
  })
  await emitConversation(scope, event, before.id)
  return after
}
