import { TeamBody, TeamView } from '@recado/contracts/conversations'
import { TeamId } from '@recado/contracts/ids'
import { MemberView } from '@recado/contracts/people'
import { pageOf } from '@recado/contracts/wire'
import { z } from 'zod'
import type { Http } from '../../api/http.ts'
import { wireId } from '../../api/wire-id.ts'
import { readAll } from '../../lists/read-all.ts'

export type Team = z.output<typeof TeamView>
export type Colleague = z.output<typeof MemberView>

/** All of them, by name. */
export async function listTeams(http: Http): Promise<Team[]> {
  return (await http.get('/api/v1/teams', z.object({ items: z.array(TeamView) }))).items
}

/** Everybody of the company, in the order they came. */
export function listColleagues(http: Http): Promise<Colleague[]> {
  return readAll((cursor) => http.get('/api/v1/members', pageOf(MemberView), { cursor, limit: 100 }))
}

export function createTeam(http: Http, body: z.output<typeof TeamBody>): Promise<Team> {
  return http.send('POST', '/api/v1/teams', z.encode(TeamBody, body), TeamView)
}

export function updateTeam(http: Http, id: TeamId, body: z.output<typeof TeamBody>): Promise<Team> {
  return http.send('PUT', addressOf(id), z.encode(TeamBody, body), TeamView)
}

/** @throws ApiProblem `team_in_use` while an inbox or a conversation is its. */
export function deleteTeam(http: Http, id: TeamId): Promise<void> {
  return http.tell('DELETE', addressOf(id))
}

function addressOf(id: TeamId): string {
  return `/api/v1/teams/${wireId(TeamId, id)}`
}
