import { RoleId } from '@recado/contracts/ids'
import { RoleBody, RoleView } from '@recado/contracts/people'
import { SYSTEM_ROLES } from '@recado/contracts/permissions'
import { z } from 'zod'
import { findLastAct } from '../../../modules/audit/index.ts'
import {
  type CustomRole,
  createRole,
  deleteRole,
  listCustomRoles,
  SYSTEM_ROLE_RIGHTS,
  updateRole,
} from '../../../modules/identity/index.ts'
import { requireUnchanged } from '../require-unchanged.ts'
import { revised } from '../revision.ts'
import { consoleAction, consoleRoute } from './console-route.ts'

const tag = 'Roles'
const params = z.object({ id: RoleId })

export const listRoles = consoleRoute({
  name: 'list-roles',
  method: 'GET',
  url: '/api/v1/roles',
  tag,
  summary: 'The system’s roles, then the company’s own by name.',
  permission: 'roles.read',
  response: z.object({ items: z.array(RoleView) }),
  handler: async ({ scope, services, request }) => {
    const system = SYSTEM_ROLES.map((key) => ({
      id: null,
      key,
      name: services.texts.translate(request.locale, `mail:roles.${key}`),
      system: true,
      permissions: [...SYSTEM_ROLE_RIGHTS[key].permissions],
      visibility: SYSTEM_ROLE_RIGHTS[key].visibility,
      revision: '',
    }))
    return { items: [...system, ...(await listCustomRoles(scope)).map(present)] }
  },
})

export const createCustomRole = consoleRoute({
  name: 'create-role',
  method: 'POST',
  url: '/api/v1/roles',
  tag,
  summary: 'Makes a role out of permissions the caller has.',
  status: 201,
  permission: 'roles.manage',
  body: RoleBody,
  response: RoleView,
  handler: async ({ scope, body }) => present(await createRole(scope, body)),
})

export const updateCustomRole = consoleAction({
  name: 'update-role',
  method: 'PUT',
  url: '/api/v1/roles/:id',
  tag,
  summary: 'Changes a role of the company, and at once what everybody who has it may do.',
  permission: 'roles.manage',
  params,
  body: RoleBody,
  response: RoleView,
  handler: async ({ services, source, request, params: { id }, body }) =>
    present(
      await updateRole(services, source, id, body, (scope, role) =>
        requireUnchanged(request, present(role), {
          response: RoleView,
          readLastChange: () => findLastAct(scope, { kind: 'role', id }),
        }),
      ),
    ),
})

export const deleteCustomRole = consoleAction({
  name: 'delete-role',
  method: 'DELETE',
  url: '/api/v1/roles/:id',
  tag,
  summary: 'Deletes a role that nobody has and nobody is invited to.',
  status: 204,
  permission: 'roles.manage',
  params,
  handler: async ({ services, source, params: { id } }) => {
    await deleteRole(services, source, id)
    return undefined
  },
})

function present(role: CustomRole): z.output<typeof RoleView> {
  return revised({ ...role, system: false })
}
