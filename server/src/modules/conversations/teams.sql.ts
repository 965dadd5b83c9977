import type { MemberId, TeamId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface TeamRow {
  id: TeamId
  name: string
  member_ids: MemberId[]
  created_at: Date
  updated_at: Date
}

/** By name; there are few of a tenant. */
export async function listTeams(scope: TenantScope, id: TeamId | null = null): Promise<TeamRow[]> {
  const { rows } = await sql<TeamRow>`
    SELECT t.id, t.name, t.created_at, t.updated_at,
           ARRAY(SELECT tm.member_id FROM team_members tm
                  WHERE tm.tenant_id = t.tenant_id AND tm.team_id = t.id ORDER BY tm.member_id) AS member_ids
      FROM teams t
     WHERE t.tenant_id = ${scope.tenant.id} AND (${id}::uuid IS NULL OR t.id = ${id}::uuid)
     ORDER BY t.name`.execute(scope.db)
  return rows
}

export async function hasTeam(scope: TenantScope, id: TeamId): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM teams WHERE tenant_id = ${scope.tenant.id} AND id = ${id}`.execute(scope.db)
  return rows.length === 1
}

/** @throws 23505 when the name is taken */
export async function insertTeam(scope: TenantScope, team: { id: TeamId; name: string }): Promise<void> {
  const now = scope.clock.now()
  await scope.db
    .insertInto('teams')
    .values({ tenant_id: scope.tenant.id, ...team, created_at: now, updated_at: now })
    .execute()
}

/** @returns false when there is none. @throws 23505 when the name is taken */
export async function renameTeam(scope: TenantScope, id: TeamId, name: string): Promise<boolean> {
  const { numUpdatedRows } = await scope.db
    .updateTable('teams')
    .set({ name, updated_at: scope.clock.now() })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
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

/** @returns false when there is none. @throws 23503 when an inbox or a conversation is the team's */
export async function deleteTeamRow(scope: TenantScope, id: TeamId): Promise<boolean> {
  const { numDeletedRows } = await scope.db
    .deleteFrom('teams')
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows === 1n
}
