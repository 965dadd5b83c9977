import type { MemberId, TeamId } from '@recado/contracts/ids'
import { isUniqueViolation } from '../../platform/database/is-unique-violation.ts'
import { errors as platformErrors } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { errors } from './errors.ts'
import {
  deleteTeamRow,
  insertTeam,
  listTeams,
  lockTeamForEnd,
  renameTeam,
  replaceTeamMembers,
  retireTeam,
  type TeamRow,
} from './teams.sql.ts'

export interface TeamInput {
  name: string
  memberIds: readonly MemberId[]
}

/** @throws team_taken (409), member_unknown (400) */
export async function createTeam(scope: TenantScope, input: TeamInput): Promise<TeamRow> {
  const id = newId<TeamId>()
  await insertTeam(scope, { id, name: input.name }).catch(refuseTaken)
  return finish(scope, id, input, 'team.created')
}

/** @throws not_found (404), team_taken (409), member_unknown (400) */
export async function updateTeam(scope: TenantScope, id: TeamId, input: TeamInput): Promise<TeamRow> {
  if (!(await renameTeam(scope, id, input.name).catch(refuseTaken))) throw platformErrors.not_found()
  return finish(scope, id, input, 'team.updated')
}

/**
 * Deletes a team that never had a conversation; one whose conversations are all resolved is retired: nothing new comes to
 * it, and its name stays on what was.
 * @throws not_found (404), team_in_use, team_has_inboxes (409, with how many)
 */
export async function deleteTeam(scope: TenantScope, id: TeamId): Promise<void> {
  const team = await lockTeamForEnd(scope, id)
  if (team === undefined) throw platformErrors.not_found()
  const { inboxes, unresolved, hadConversations } = team
  if (inboxes > 0) throw errors.team_has_inboxes({ params: { inboxes }, extra: { inboxes } })
  if (unresolved > 0) throw errors.team_in_use({ params: { open: unresolved }, extra: { conversations: unresolved } })
  await (hadConversations ? retireTeam : deleteTeamRow)(scope, id)
  const action = hadConversations ? 'team.retired' : 'team.deleted'
  await recordAct(scope, { action, targetKind: 'team', targetId: id })
}

async function finish(scope: TenantScope, id: TeamId, input: TeamInput, action: string): Promise<TeamRow> {
  const memberIds = [...new Set(input.memberIds)]
  if ((await replaceTeamMembers(scope, id, memberIds)) < memberIds.length) throw errors.member_unknown()
  const [team] = await listTeams(scope, id)
  if (team === undefined) throw new Error('the team that was stored is gone')
  await recordAct(scope, {
    action,
    targetKind: 'team',
    targetId: id,
    after: { name: team.name, member_ids: team.member_ids },
  })
  return team
}

function refuseTaken(error: unknown): never {
  throw isUniqueViolation(error) ? errors.team_taken({ cause: error }) : error
}
