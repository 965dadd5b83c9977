import { type RawBuilder, sql } from 'kysely'
import type { TenantScope } from '../tenancy/tenant-scope.ts'

/**
 * Which conversations, under the name `c`, whoever acts in the scope may see. own: those assigned to oneself; team: those
 * too that belong to one of one's teams; all: every one.
 */
export function sightOf({ actor, tenant }: TenantScope): RawBuilder<boolean> {
  if (actor.kind === 'system') return sql<boolean>`true`
  if (actor.kind !== 'member' && actor.kind !== 'api_key') return sql<boolean>`false`
  const memberId = actor.kind === 'member' ? actor.memberId : null
  return sql<boolean>`(${actor.visibility}::text = 'all' OR c.assignee_id = ${memberId}::uuid
    OR (${actor.visibility}::text = 'team' AND c.team_id IN (
          SELECT t.team_id FROM team_members t WHERE t.tenant_id = ${tenant.id} AND t.member_id = ${memberId}::uuid)))`
}

/** False also for a conversation that does not exist, so that nobody learns the difference. */
export async function seesConversation(scope: TenantScope, conversationId: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM conversations c
     WHERE c.tenant_id = ${scope.tenant.id} AND c.id = ${conversationId} AND ${sightOf(scope)}`.execute(scope.db)
  return rows.length === 1
}
