import { RoleId } from '@recado/contracts/ids'
import { type RoleBody, RoleView } from '@recado/contracts/people'
import { z } from 'zod'
import type { Http } from '../../api/http.ts'
import { wireId } from '../../api/wire-id.ts'

export type Role = z.output<typeof RoleView>

/** All of them: a company has few. */
export function listRoles(http: Http) {
  return http.get('/api/v1/roles', z.object({ items: z.array(RoleView) }))
}

export function createRole(http: Http, body: z.input<typeof RoleBody>) {
  return http.send('POST', '/api/v1/roles', body, RoleView)
}

export function updateRole(http: Http, id: RoleId, body: z.input<typeof RoleBody>, began?: string) {
  return http.send('PUT', `/api/v1/roles/${wireId(RoleId, id)}`, body, RoleView, began)
}

export async function deleteRole(http: Http, id: RoleId): Promise<void> {
  await http.tell('DELETE', `/api/v1/roles/${wireId(RoleId, id)}`)
}
