import type { ConversationId, MemberId, TeamId } from '@recado/contracts/ids'
import { type RawBuilder, sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { viewerOf } from './visibility.sql.ts'

/** Teams of a member in which a rotating inbox's customer waits for somebody. */
export async function listWaitingTeams(scope: TenantScope, memberId: string): Promise<string[]> {
  const { rows } = await sql<{ team_id: string }>`
    SELECT tm.team_id FROM team_members tm
     WHERE tm.tenant_id = ${scope.tenant.id} AND tm.member_id = ${memberId}
       AND EXISTS (SELECT FROM conversations c
                     JOIN inboxes i ON i.tenant_id = c.tenant_id AND i.id = c.inbox_id AND i.assignment = 'rotation'
                    WHERE c.tenant_id = ${scope.tenant.id} AND c.team_id = tm.team_id
                      AND c.status = 'open' AND c.assignee_id IS NULL)`.execute(scope.db)
  return rows.map(({ team_id }) => team_id)
}

/** One rotation of a team at a time, so that each sees whose turn the one before left. */
export async function lockRotation(scope: TenantScope, teamId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`rotation:${scope.tenant.id}:${teamId}`}, 0))`.execute(
    scope.db,
  )
}

/** The conversation of a team's rotating inboxes that waits longest; it stays locked. Ones that others hold are passed. */
export async function lockLongestWaiting(scope: TenantScope, teamId: string): Promise<ConversationId | undefined> {
  const { rows } = await sql<{ id: ConversationId }>`
    SELECT c.id FROM conversations c
      JOIN inboxes i ON i.tenant_id = c.tenant_id AND i.id = c.inbox_id AND i.assignment = 'rotation'
     WHERE c.tenant_id = ${scope.tenant.id} AND c.team_id = ${teamId}
       AND c.status = 'open' AND c.assignee_id IS NULL
     ORDER BY ${LONGEST_WAIT} LIMIT 1 FOR NO KEY UPDATE OF c SKIP LOCKED`.execute(scope.db)
  return rows[0]?.id
}

/** The same among what a member may take, rotating inbox or not. */
export async function lockNextForMember(scope: TenantScope, memberId: MemberId): Promise<ConversationId | undefined> {
  const { rows } = await sql<{ id: ConversationId }>`
    SELECT c.id FROM conversations c
     WHERE c.tenant_id = ${scope.tenant.id} AND ${takeableBy(scope, memberId)}
     ORDER BY ${LONGEST_WAIT} LIMIT 1 FOR NO KEY UPDATE OF c SKIP LOCKED`.execute(scope.db)
  return rows[0]?.id
}

/**
 * What somebody may take: what is nobody's and in one of their teams or in none, though they may not see it before; who sees
 * everything takes from every team.
 */
export function takeableBy(scope: TenantScope, memberId: MemberId | null): RawBuilder<boolean> {
  const unassigned = sql<boolean>`c.status = 'open' AND c.assignee_id IS NULL`
  if (viewerOf(scope.actor).sight === 'all') return unassigned
  return sql<boolean>`${unassigned} AND (c.team_id IS NULL OR c.team_id IN (
    SELECT tm.team_id FROM team_members tm
     WHERE tm.tenant_id = ${scope.tenant.id} AND tm.member_id = ${memberId}::uuid))`
}

/** What was answered and given back waits for somebody too, after all whose customers wait. */
const LONGEST_WAIT = sql`c.waiting_since NULLS LAST, c.created_at, c.id`

export interface Turn {
  assignee_id: MemberId
  team_id: TeamId
  assigned_at: Date
  redistribute_after_s: number | null
}

/**
 * Gives a conversation to whoever of its team is here (presence's table says) and online, has room, and was given one longest ago: one statement, and the
 * row of who is chosen stays locked, so nobody is filled beyond their capacity. @returns undefined when there is nobody.
 */
export async function giveToNext(
  scope: TenantScope,
  id: ConversationId,
  from: MemberId | null,
): Promise<Turn | undefined> {
  const now = scope.clock.now()
  const { rows } = await sql<Turn>`
    UPDATE conversations c SET assignee_id = next.id, assigned_at = ${now}, updated_at = ${now}
      FROM (SELECT m.id FROM conversations w
              JOIN team_members tm ON tm.tenant_id = w.tenant_id AND tm.team_id = w.team_id
              JOIN members m ON m.tenant_id = tm.tenant_id AND m.id = tm.member_id
             WHERE w.tenant_id = ${scope.tenant.id} AND w.id = ${id}
               AND m.status = 'active' AND m.availability = 'online' AND m.open_conversations < m.capacity
               AND EXISTS (SELECT FROM member_presence p
                            WHERE p.tenant_id = m.tenant_id AND p.member_id = m.id AND p.expires_at > ${now})
               AND m.id IS DISTINCT FROM ${from}::uuid
             ORDER BY m.last_assigned_at NULLS FIRST, m.id LIMIT 1 FOR NO KEY UPDATE OF m) next,
           inboxes i
     WHERE c.tenant_id = ${scope.tenant.id} AND c.id = ${id} AND c.status = 'open'
       AND c.assignee_id IS NOT DISTINCT FROM ${from}::uuid
       AND i.tenant_id = c.tenant_id AND i.id = c.inbox_id
    RETURNING c.assignee_id, c.team_id, c.assigned_at, i.redistribute_after_s`.execute(scope.db)
  return rows[0]
}

/** Whether a member wrote to the customer since an instant. */
export async function hasAnswered(
  scope: TenantScope,
  by: { conversationId: ConversationId; memberId: MemberId; since: Date },
): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM messages m
     WHERE m.tenant_id = ${scope.tenant.id} AND m.conversation_id = ${by.conversationId}
       AND m.direction = 'out' AND m.author_kind = 'member' AND m.author_id = ${by.memberId}
       AND m.created_at >= ${by.since} LIMIT 1`.execute(scope.db)
  return rows.length === 1
}
