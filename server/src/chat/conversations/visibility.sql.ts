import type { ConversationId, MemberId } from '@recado/contracts/ids'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../tenancy/actor.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { errors } from './errors.ts'

/**
 * Who sees which conversations. own: those assigned to oneself; team: those too that belong to one of one's teams; all:
 * every one. The rule itself is sees_conversation() of the tables: lists, gets, sends, search, files all ask it.
 */
export interface Viewer {
  sight: 'own' | 'team' | 'all'
  /** Null for who is no member of the tenant: such a viewer sees all or nothing. */
  memberId: MemberId | null
}

export function viewerOf(actor: Actor): Viewer {
  switch (actor.kind) {
    case 'system':
      return { sight: 'all', memberId: null }
    case 'member':
      return { sight: actor.visibility, memberId: actor.memberId }
    case 'api_key':
      return { sight: actor.visibility, memberId: null }
    case 'partner':
    case 'platform':
      return { sight: 'own', memberId: null }
  }
}

/** The condition on a row of conversations under the name `c`, for whoever acts in a scope. */
export function visibleIn(scope: TenantScope): RawBuilder<boolean> {
  const { sight, memberId } = viewerOf(scope.actor)
  return sql<boolean>`sees_conversation(${sight}, ${memberId}::uuid, ARRAY(
    SELECT tm.team_id FROM team_members tm
     WHERE tm.tenant_id = ${scope.tenant.id} AND tm.member_id = ${memberId}::uuid), c.assignee_id, c.team_id)`
}

/**
 * Whether the scope's actor may see a conversation. False for one that does not exist, so that nobody learns the
 * difference.
 */
export async function canSee(scope: TenantScope, conversationId: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM conversations c
     WHERE c.tenant_id = ${scope.tenant.id} AND c.id = ${conversationId} AND ${visibleIn(scope)}`.execute(scope.db)
  return rows.length === 1
}

/** Those of `readers` who see a conversation that the scope's actor sees. @throws conversation_not_found (404) */
export async function listWhoSee(
  scope: TenantScope,
  conversationId: ConversationId,
  readers: readonly { memberId: MemberId; sight: Viewer['sight'] }[],
): Promise<MemberId[]> {
  if (!(await canSee(scope, conversationId))) throw errors.conversation_not_found()
  const { rows } = await sql<{ id: MemberId }>`
    SELECT r.id FROM conversations c,
           unnest(${readers.map(({ memberId }) => memberId)}::uuid[], ${readers.map(({ sight }) => sight)}::text[]) AS r (id, sight)
     WHERE c.tenant_id = ${scope.tenant.id} AND c.id = ${conversationId}
       AND sees_conversation(r.sight, r.id, ARRAY(
             SELECT tm.team_id FROM team_members tm
              WHERE tm.tenant_id = c.tenant_id AND tm.member_id = r.id), c.assignee_id, c.team_id)`.execute(scope.db)
  return rows.map(({ id }) => id)
}

/** Whether the scope's actor may see every conversation of these contacts; true where they have none. */
export async function seesAllOf(scope: TenantScope, contactIds: readonly string[]): Promise<boolean> {
  if (viewerOf(scope.actor).sight === 'all') return true
  const { rows } = await sql`
    SELECT 1 FROM conversations c
     WHERE c.tenant_id = ${scope.tenant.id} AND c.contact_id = ANY (${contactIds}::uuid[]) AND NOT ${visibleIn(scope)}
     LIMIT 1`.execute(scope.db)
  return rows.length === 0
}

/** The teams of a member, for who keeps them beside a socket and decides with `sees`. */
export async function listTeamIds(scope: TenantScope, memberId: MemberId): Promise<string[]> {
  const rows = await scope.db
    .selectFrom('team_members')
    .select('team_id')
    .where('tenant_id', '=', scope.tenant.id)
    .where('member_id', '=', memberId)
    .execute()
  return rows.map(({ team_id }) => team_id)
}

/** `visibleTo` without a database, for a viewer whose teams are known: events to sockets are many. */
export function sees(
  viewer: Viewer & { teamIds: ReadonlySet<string> },
  conversation: { assignee_id: string | null; team_id: string | null },
): boolean {
  if (viewer.sight === 'all') return true
  if (viewer.memberId === null) return false
  if (conversation.assignee_id === viewer.memberId) return true
  return viewer.sight === 'team' && conversation.team_id !== null && viewer.teamIds.has(conversation.team_id)
}
