import type { MemberId, TeamId } from '@recado/contracts/ids'
import { memberPhotoPath } from '../../tenancy/member-photo-path.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { faceOf } from './face-of.ts'

export interface TeamFace {
  first_name: string
  photo_url: string | null
}

/**
 * First names and photos of those who may answer, the longest here first: of the inbox's team, or of everybody when it has
 * none. Reads the tables of members and teams, which are theirs to write.
 */
export async function listTeamFaces(scope: TenantScope, teamId: TeamId | null, limit: number): Promise<TeamFace[]> {
  const rows = await scope.db
    .selectFrom('members as m')
    .select(['m.name', 'm.photo'])
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
  return rows
    .map(({ name, photo }) => ({ first_name: firstName(name), photo_url: memberPhotoPath(scope.tenant.id, photo) }))
    .filter((face) => face.first_name !== '')
}

/** Photos of these members by face; null of those who have none, or who work here no longer. */
export async function listFaces(scope: TenantScope, ids: readonly MemberId[]): Promise<Record<string, string | null>> {
  if (ids.length === 0) return {}
  const rows = await scope.db
    .selectFrom('members')
    .select(['id', 'photo'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('status', '=', 'active')
    .where('id', 'in', ids)
    .execute()
  const photos = new Map(rows.map(({ id, photo }) => [id, photo]))
  return Object.fromEntries(ids.map((id) => [faceOf(id), memberPhotoPath(scope.tenant.id, photos.get(id) ?? null)]))
}

function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? ''
}
