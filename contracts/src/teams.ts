import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { MemberId, TeamId } from './ids.ts'
import { nameLine } from './names.ts'
import { Instant, Revision } from './wire.ts'

export const TeamView = z.object({
  id: TeamId,
  name: z.string(),
  member_ids: z.array(MemberId),
  /** Since when nothing new comes to it; its name stays on what was its own. */
  retired_at: Instant.nullable(),
  revision: Revision,
  created_at: Instant,
  updated_at: Instant,
})
export type TeamView = z.output<typeof TeamView>

export const TeamBody = z.strictObject({ name: nameLine(80), member_ids: z.array(MemberId).max(200) })

const params = z.object({ id: TeamId })

export const teamEndpoints = {
  list: defineEndpoint({
    name: 'list-teams',
    method: 'GET',
    path: '/api/v1/teams',
    tag: 'Teams',
    summary: 'All teams and who is in them, by name. Retired ones stay for what was theirs.',
    response: z.object({ items: z.array(TeamView) }),
  }),
  create: defineEndpoint({
    name: 'create-team',
    method: 'POST',
    path: '/api/v1/teams',
    tag: 'Teams',
    summary: 'Makes a team.',
    status: 201,
    body: TeamBody,
    response: TeamView,
  }),
  update: defineEndpoint({
    name: 'update-team',
    method: 'PUT',
    path: '/api/v1/teams/:id',
    tag: 'Teams',
    summary: 'Changes its name and who is in it.',
    params,
    body: TeamBody,
    response: TeamView,
  }),
  delete: defineEndpoint({
    name: 'delete-team',
    method: 'DELETE',
    path: '/api/v1/teams/:id',
    tag: 'Teams',
    summary: 'Retires a team that has no inbox and no unresolved conversation; without any conversation it is deleted.',
    status: 204,
    params,
  }),
}
