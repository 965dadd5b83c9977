import { SYSTEM_ROLES } from '@recado/contracts/permissions'
import { RoleView, roleEndpoints } from '@recado/contracts/roles'
import type { z } from 'zod'
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

export const listRoles = consoleRoute(roleEndpoints.list, {
  permission: 'roles.read',
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

export const createCustomRole = consoleRoute(roleEndpoints.create, {
  permission: 'roles.manage',
  handler: async ({ scope, body }) => present(await createRole(scope, body)),
})

export const updateCustomRole = consoleAction(roleEndpoints.update, {
  permission: 'roles.manage',
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

export const deleteCustomRole = consoleAction(roleEndpoints.delete, {
  permission: 'roles.manage',
  handler: async ({ services, source, params: { id } }) => {
    await deleteRole(services, source, id)
    return undefined
  },
})

function present(role: CustomRole): z.output<typeof RoleView> {
  return revised({ ...role, system: false })
}
