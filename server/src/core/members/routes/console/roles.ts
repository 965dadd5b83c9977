import { SYSTEM_ROLES } from '@recado/contracts/permissions'
import { RoleView, roleEndpoints } from '@recado/contracts/roles'
import type { z } from 'zod'
import { consoleAction, consoleRoute } from '../../../../http/console/console-route.ts'
import { requireUnchanged } from '../../../../http/require-unchanged.ts'
import { revised } from '../../../../http/revision.ts'
import { LOCALES, type Translator } from '../../../../platform/i18n.ts'
import { SYSTEM_ROLE_RIGHTS } from '../../../../tenancy/roles.ts'
import { findLastAct } from '../../../audit/index.ts'
import { createRole, deleteRole, refuseSystemName, updateRole } from '../../../workflows/save-role.ts'
import { type CustomRole, listCustomRoles } from '../../index.ts'

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
  handler: async ({ scope, services, body }) => {
    await refuseSystemName(scope, body.name, namesOfSystemRoles(services.texts))
    return present(await createRole(scope, body))
  },
})

export const updateCustomRole = consoleAction(roleEndpoints.update, {
  permission: 'roles.manage',
  handler: async ({ services, source, request, params: { id }, body }) =>
    present(
      await updateRole(services, source, id, body, async (scope, role) => {
        await requireUnchanged(request, present(role), {
          response: RoleView,
          readLastChange: () => findLastAct(scope, { kind: 'role', id }),
        })
        await refuseSystemName(scope, body.name, namesOfSystemRoles(services.texts))
      }),
    ),
})

export const deleteCustomRole = consoleAction(roleEndpoints.delete, {
  permission: 'roles.manage',
  handler: async ({ services, source, params: { id } }) => {
    await deleteRole(services, source, id)
    return undefined
  },
})

/** In every language: two colleagues may read in two. */
function namesOfSystemRoles(texts: Translator): string[] {
  const shown = LOCALES.flatMap((locale) => SYSTEM_ROLES.map((key) => texts.translate(locale, `mail:roles.${key}`)))
  return [...SYSTEM_ROLES, ...shown]
}

function present(role: CustomRole): z.output<typeof RoleView> {
  return revised({ ...role, system: false })
}
