import type { Given } from '@recado/contracts/endpoint'
import type { RoleId } from '@recado/contracts/ids'
import { type RoleBody, type RoleView, roleEndpoints } from '@recado/contracts/roles'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'

export type Role = z.output<typeof RoleView>
type Body = Given<typeof RoleBody>

/** All of them: a company has few. */
export function listRoles(http: Http) {
  return http.call(roleEndpoints.list)
}

export function createRole(http: Http, body: Body) {
  return http.call(roleEndpoints.create, { body })
}

export function updateRole(http: Http, id: RoleId, body: Body, began?: string) {
  return http.call(roleEndpoints.update, { params: { id }, body, began })
}

export function deleteRole(http: Http, id: RoleId): Promise<void> {
  return http.call(roleEndpoints.delete, { params: { id } })
}
