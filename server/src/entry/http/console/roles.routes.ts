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
  refuseSystemName,
  SYSTEM_ROLE_RIGHTS,
  updateRole,
} from '../../../modules/identity/index.ts'
import { LOCALES, type Translator } from '../../../platform/i18n.ts'
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
  handler: async ({ scope, services, body }) => {
    await refuseSystemName(scope, body.name, namesOfSystemRoles(services.texts))
    return present(await createRole(scope, body))
  },
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
      await updateRole(services, source, id, body, async (scope, role) => {
        await requireUnchanged(request, present(role), {
          response: RoleView,
          readLastChange: () => findLastAct(scope, { kind: 'role', id }),
        })
        await refuseSystemName(scope, body.name, namesOfSystemRoles(services.texts))
      }),
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

/** In every language: two colleagues may read in two. */
function namesOfSystemRoles(texts: Translator): string[] {
  const shown = LOCALES.flatMap((locale) => SYSTEM_ROLES.map((key) => texts.translate(locale, `mail:roles.${key}`)))
  return [...SYSTEM_ROLES, ...shown]
}

function present(role: CustomRole): z.output<typeof RoleView> {
  return revised({ ...role, system: false })
}
