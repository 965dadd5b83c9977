import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { RoleId } from './ids.ts'
import { Permission, Visibility } from './permissions.ts'
import { line, Revision } from './wire.ts'

export const RoleView = z.object({
  /** Null for the system's own roles. */
  id: RoleId.nullable(),
  key: z.string(),
  name: z.string(),
  system: z.boolean(),
  permissions: z.array(Permission),
  visibility: Visibility,
  revision: Revision,
})
export const RoleBody = z.strictObject({
  name: line(80),
  permissions: z.array(Permission).max(100),
  visibility: Visibility.default('own'),
})

const tag = 'Roles'
const params = z.object({ id: RoleId })

export const roleEndpoints = {
  list: defineEndpoint({
    name: 'list-roles',
    method: 'GET',
    path: '/api/v1/roles',
    tag,
    summary: 'The system’s roles, then the company’s own by name.',
    response: z.object({ items: z.array(RoleView) }),
  }),
  create: defineEndpoint({
    name: 'create-role',
    method: 'POST',
    path: '/api/v1/roles',
    tag,
    summary: 'Makes a role out of permissions the caller has.',
    status: 201,
    body: RoleBody,
    response: RoleView,
  }),
  update: defineEndpoint({
    name: 'update-role',
    method: 'PUT',
    path: '/api/v1/roles/:id',
    tag,
    summary: 'Changes a role of the company, and at once what everybody who has it may do.',
    params,
    body: RoleBody,
    response: RoleView,
  }),
  delete: defineEndpoint({
    name: 'delete-role',
    method: 'DELETE',
    path: '/api/v1/roles/:id',
    tag,
    summary: 'Deletes a role that nobody has and nobody is invited to.',
    status: 204,
    params,
  }),
}
