import { teamEndpoints } from '@recado/contracts/teams'
import { consoleRoute } from '../../../http/console/console-route.ts'
import { revised } from '../../../http/revision.ts'
import { createTeam, deleteTeam, listTeams, updateTeam } from '../index.ts'

export const listTenantTeams = consoleRoute(teamEndpoints.list, {
  permission: 'members.read',
  handler: async ({ scope }) => ({ items: (await listTeams(scope)).map(revised) }),
})

export const createOneTeam = consoleRoute(teamEndpoints.create, {
  permission: 'members.update',
  handler: async ({ scope, body }) => revised(await createTeam(scope, { name: body.name, memberIds: body.member_ids })),
})

export const updateOneTeam = consoleRoute(teamEndpoints.update, {
  permission: 'members.update',
  edits: {
    kind: 'team',
    read: async ({ scope, params }) => (await listTeams(scope, params.id)).map(revised)[0],
  },
  handler: async ({ scope, params: { id }, body }) =>
    revised(await updateTeam(scope, id, { name: body.name, memberIds: body.member_ids })),
})

export const deleteOneTeam = consoleRoute(teamEndpoints.delete, {
  permission: 'members.update',
  handler: async ({ scope, params: { id } }) => {
    await deleteTeam(scope, id)
    return undefined
  },
})
