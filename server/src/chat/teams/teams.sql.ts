import type { MemberId, TeamId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface TeamRow {
  id: TeamId
  name: string
  member_ids: MemberId[]
  /** Since when nothing new comes to it; its history stays. */
  retired_at: Date | null
  created_at: Date
  updated_at: Date
}

/** By name, retired ones too; there are few of a tenant. */
export async function listTeams(scope: TenantScope, id: TeamId | null = null): Promise<TeamRow[]> {
  const { rows } = await sql<TeamRow>`
    SELECT t.id, t.name, t.retired_at, t.created_at, t.updated_at,
           ARRAY(SELECT tm.member_id FROM team_members tm
                  WHERE tm.tenant_id = t.tenant_id AND tm.team_id = t.id ORDER BY tm.member_id) AS member_ids
      FROM teams t
     WHERE t.tenant_id = ${scope.tenant.id} AND (${id}::uuid IS NULL OR t.id = ${id}::uuid)
     ORDER BY t.name`.execute(scope.db)
  return rows
}

/** A team that is not retired, locked, and what is still its own. */
export async function lockTeamForEnd(
  scope: TenantScope,
  id: TeamId,
): Promise<{ inboxes: number; unresolved: number; hadConversations: boolean } | undefined> {
  const { tenant } = scope
  const locked = await sql`
    SELECT 1 FROM teams WHERE tenant_id = ${tenant.id} AND id = ${id} AND retired_at IS NULL FOR UPDATE`.execute(
    scope.db,
  )
  if (locked.rows.length === 0) return undefined
  const { rows } = await sql<{ inboxes: number; unresolved: number; hadConversations: boolean }>`
    SELECT (SELECT count(*) FROM inboxes i WHERE i.tenant_id = ${tenant.id} AND i.team_id = ${id}) AS inboxes,
           (SELECT count(*) FROM conversations c
             WHERE c.tenant_id = ${tenant.id} AND c.team_id = ${id} AND c.status <> 'resolved') AS unresolved,
           EXISTS (SELECT FROM conversations c WHERE c.tenant_id = ${tenant.id} AND c.team_id = ${id}) AS "hadConversations"`.execute(
    scope.db,
  )
  return rows[0]
}

export async function retireTeam(scope: TenantScope, id: TeamId): Promise<void> {
  const now = scope.clock.now()
  await scope.db
    .updateTable('teams')
    .set({ retired_at: now, updated_at: now })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .execute()
}

/** @throws 23505 when the name is taken */
export async function insertTeam(scope: TenantScope, team: { id: TeamId; name: string }): Promise<void> {
  const now = scope.clock.now()
  await scope.db
    .insertInto('teams')
    .values({ tenant_id: scope.tenant.id, ...team, created_at: now, updated_at: now })
    .execute()
}

/** @returns false when there is none, or it is retired. @throws 23505 when the name is taken */
export async function renameTeam(scope: TenantScope, id: TeamId, name: string): Promise<boolean> {
  const { numUpdatedRows } = await scope.db
    .updateTable('teams')
    .set({ name, updated_at: scope.clock.now() })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** @returns how many of `memberIds` are members of the tenant and of the team now. */
export async function replaceTeamMembers(
  scope: TenantScope,
  id: TeamId,
  memberIds: readonly MemberId[],
): Promise<number> {
  await sql`DELETE FROM team_members
             WHERE tenant_id = ${scope.tenant.id} AND team_id = ${id} AND member_id <> ALL(${memberIds}::uuid[])`.execute(
    scope.db,
  )
  const { rows } = await sql<{ known: number }>`
    WITH known AS (
      SELECT m.id FROM members m WHERE m.tenant_id = ${scope.tenant.id} AND m.id = ANY(${memberIds}::uuid[])
    ), added AS (
      INSERT INTO team_members (tenant_id, team_id, member_id)
      SELECT ${scope.tenant.id}, ${id}, id FROM known
      ON CONFLICT DO NOTHING
    )
    SELECT count(*) AS known FROM known`.execute(scope.db)
  return rows[0]?.known ?? 0
}

/** @throws 23503 when an inbox or a conversation is the team's */
export async function deleteTeamRow(scope: TenantScope, id: TeamId): Promise<void> {
  await scope.db.deleteFrom('teams').where('tenant_id', '=', scope.tenant.id).where('id', '=', id).execute()
}
