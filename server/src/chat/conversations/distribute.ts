import type { ConversationId, MemberId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { authorOf } from './author-of.ts'
import { lockVisible } from './conversations.sql.ts'
import { emitAssigned } from './emit-conversation.ts'
import { REDISTRIBUTE_JOB } from './job-payloads.ts'
import { giveToNext, hasAnswered, lockLongestWaiting, lockRotation, type Turn } from './rotation.sql.ts'
import { recordHappening } from './send-message.ts'

/** Whom a conversation was given to, when, and how many seconds they have. */
export interface Given {
  conversationId: ConversationId
  memberId: MemberId
  assignedAt: Date
  afterS: number
}

/**
 * Gives the conversation that waits longest in a team to whoever is next. One a transaction: it then holds one member's
 * row. @returns false when nothing waits or nobody has room.
 */
export async function giveOneAway(scope: TenantScope, teamId: string): Promise<boolean> {
  await lockRotation(scope, teamId)
  const id = await lockLongestWaiting(scope, teamId)
  if (id === undefined) return false
  const turn = await giveToNext(scope, id, null)
  if (turn === undefined) return false
  await recordTurn(scope, id, turn, null)
  return true
}

/**
 * After the time-out of an inbox: a conversation that was given to somebody who has not answered since goes to the next.
 * When nobody else has room it stays, and is looked at again later.
 */
export async function redistribute(scope: TenantScope, given: Given): Promise<void> {
  const { conversationId, memberId, assignedAt } = given
  const conversation = await lockVisible(scope, conversationId)
  if (conversation?.status !== 'open' || conversation.assignee_id !== memberId) return
  if (conversation.team_id === null || conversation.assigned_at?.getTime() !== assignedAt.getTime()) return
  if (await hasAnswered(scope, { conversationId, memberId, since: assignedAt })) return
  const turn = await giveToNext(scope, conversationId, memberId)
  if (turn !== undefined) await recordTurn(scope, conversationId, turn, memberId)
  else await planTimeout(scope, given)
}

async function recordTurn(
  scope: TenantScope,
  conversationId: ConversationId,
  turn: Turn,
  from: MemberId | null,
): Promise<void> {
  await recordHappening(scope, {
    conversationId,
    author: authorOf(scope.actor),
    data: { event: 'assigned', member_id: turn.assignee_id, from_member_id: from },
  })
  await emitAssigned(scope, conversationId, { previous_assignee_id: from, previous_team_id: turn.team_id })
  const { assignee_id: memberId, assigned_at: assignedAt, redistribute_after_s: afterS } = turn
  if (afterS !== null) await planTimeout(scope, { conversationId, memberId, assignedAt, afterS })
}

async function planTimeout(scope: TenantScope, given: Given): Promise<void> {
  const { conversationId, memberId, assignedAt, afterS } = given
  await scope.jobs.enqueue(
    REDISTRIBUTE_JOB,
    { conversation_id: conversationId, member_id: memberId, assigned_at: assignedAt.toISOString(), after_s: afterS },
    { startAfter: new Date(scope.clock.now().getTime() + afterS * 1_000) },
  )
}
