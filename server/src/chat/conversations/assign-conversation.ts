import type { ConversationId, MemberId, TeamId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { authorOf } from './author-of.ts'
import { capacityReached } from './capacity-reached.ts'
import { type ConversationRow, updateConversationRow } from './conversations.sql.ts'
import { emitAssigned } from './emit-conversation.ts'
import { errors } from './errors.ts'
import { hasTeam } from './has-team.sql.ts'
import { isActiveMember } from './is-active-member.sql.ts'
import { planDistribution } from './job-payloads.ts'
import { lockConversation } from './lock-conversation.ts'
import { planForFreed } from './plan-for-freed.ts'
import { lockNextForMember } from './rotation.sql.ts'
import { recordHappening } from './send-message.ts'

/**
 * Gives a conversation to somebody, or (null) takes it from who has it.
 * @throws conversation_not_found (404), member_unknown (400), member_at_capacity, own_capacity_reached (409)
 */
export async function assignConversation(
  scope: TenantScope,
  id: ConversationId,
  memberId: MemberId | null,
): Promise<void> {
  const before = await lockConversation(scope, id)
  if (before.assignee_id === memberId) return
  if (memberId !== null && !(await isActiveMember(scope, memberId))) throw errors.member_unknown()
  await give(scope, before, memberId)
}

/**
 * Puts a conversation into a team's hands. Whoever had it no longer does: in the new team it is somebody's turn.
 * @throws conversation_not_found (404), team_unknown (400)
 */
export async function transferConversation(
  scope: TenantScope,
  id: ConversationId,
  teamId: TeamId | null,
): Promise<void> {
  const before = await lockConversation(scope, id)
  if (before.team_id === teamId) return
  if (teamId !== null && !(await hasTeam(scope, teamId))) throw errors.team_unknown()
  await updateConversationRow(scope, id, { team_id: teamId, assignee_id: null, assigned_at: null })
  await recordHappening(scope, {
    conversationId: id,
    author: authorOf(scope.actor),
    data: { event: 'transferred', team_id: teamId, from_team_id: before.team_id },
  })
  await emitAssigned(scope, id, { previous_assignee_id: before.assignee_id, previous_team_id: before.team_id })
  if (teamId !== null && before.status === 'open') await planDistribution(scope, teamId)
  await planForFreed(scope, before)
}

/**
 * Somebody asks for work: of what they may take (`takeableBy`) the longest wait is theirs. Two who ask at once get two.
 * @throws nothing_waiting (404), own_capacity_reached (409)
 */
export async function takeNextConversation(scope: TenantScope, memberId: MemberId): Promise<ConversationId> {
  const id = await lockNextForMember(scope, memberId)
  if (id === undefined) throw errors.nothing_waiting()
  await give(scope, { id, assignee_id: null, team_id: null, status: 'open' }, memberId)
  return id
}

/** Takes a locked one from who has it. */
export async function releaseConversation(
  scope: TenantScope,
  before: Pick<ConversationRow, 'id' | 'assignee_id' | 'team_id' | 'status'>,
): Promise<void> {
  await give(scope, before, null)
}

async function give(
  scope: TenantScope,
  before: Pick<ConversationRow, 'id' | 'assignee_id' | 'team_id' | 'status'>,
  memberId: MemberId | null,
): Promise<void> {
  const assignedAt = memberId === null ? null : scope.clock.now()
  const after = await updateConversationRow(scope, before.id, {
    assignee_id: memberId,
    assigned_at: assignedAt,
  }).catch((error: unknown) => {
    throw capacityReached(scope, memberId, error) ?? error
  })
  await recordHappening(scope, {
    conversationId: before.id,
    author: authorOf(scope.actor),
    data: { event: 'assigned', member_id: memberId, from_member_id: before.assignee_id },
  })
  await emitAssigned(scope, before.id, {
    previous_assignee_id: before.assignee_id,
    previous_team_id: after.team_id,
  })
  if (memberId === null && after.team_id !== null && after.status === 'open') {
    await planDistribution(scope, after.team_id)
  }
  await planForFreed(scope, before)
}
