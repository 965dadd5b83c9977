import { TeamBody, TeamView } from '@recado/contracts/conversations'
import { TeamId } from '@recado/contracts/ids'
import { z } from 'zod'
import type { Http } from '../../api/http.ts'
import { wireId } from '../../api/wire-id.ts'
import type { Team } from '../../inbox/inbox.api.ts'

type Body = z.output<typeof TeamBody>

export function createTeam(http: Http, body: Body): Promise<Team> {
  return http.send('POST', '/api/v1/teams', z.encode(TeamBody, body), TeamView)
}

export function updateTeam(http: Http, id: TeamId, body: Body, began?: string): Promise<Team> {
  return http.send('PUT', addressOf(id), z.encode(TeamBody, body), TeamView, began)
}

/** @throws ApiProblem `team_in_use` while an inbox or a conversation is its. */
export function deleteTeam(http: Http, id: TeamId): Promise<void> {
  return http.tell('DELETE', addressOf(id))
}

function addressOf(id: TeamId): string {
  return `/api/v1/teams/${wireId(TeamId, id)}`
}
