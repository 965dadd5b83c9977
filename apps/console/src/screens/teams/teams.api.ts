import type { TeamId } from '@recado/contracts/ids'
import { type TeamBody, type TeamView, teamEndpoints } from '@recado/contracts/teams'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'

type Body = z.output<typeof TeamBody>

export function createTeam(http: Http, body: Body): Promise<TeamView> {
  return http.call(teamEndpoints.create, { body })
}

export function updateTeam(http: Http, id: TeamId, body: Body, began?: string): Promise<TeamView> {
  return http.call(teamEndpoints.update, { params: { id }, body, began })
}

/** @throws ApiProblem `team_in_use` while an inbox or a conversation is its. */
export function deleteTeam(http: Http, id: TeamId): Promise<void> {
  return http.call(teamEndpoints.delete, { params: { id } })
}
