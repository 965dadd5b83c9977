import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/**
 * First names of those who may answer, the longest here first: of the inbox's team, or of everybody when it has none. Reads
 * the tables of members and teams, which are theirs to write.
 */
export async function listTeamNames(scope: TenantScope, teamId: string | null, limit: number): Promise<string[]> {
  const rows = await scope.db
    .selectFrom('members as m')
    .select('m.name')
    .where('m.tenant_id', '=', scope.tenant.id)
    .where('m.status', '=', 'active')
    .$if(teamId !== null, (query) =>
      query.where('m.id', 'in', (team) =>
        team
          .selectFrom('team_members as t')
          .select('t.member_id')
          .where('t.tenant_id', '=', scope.tenant.id)
          .where('t.team_id', '=', teamId),
      ),
    )
    .orderBy('m.created_at')
    .orderBy('m.id')
    .limit(limit)
    .execute()
  return rows.map(({ name }) => firstName(name)).filter((name) => name !== '')
}

function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? ''
}
