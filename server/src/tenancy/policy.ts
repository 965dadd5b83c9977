import type { Permission, Visibility } from '@recado/contracts/permissions'
import { errors as platformErrors } from '../platform/errors.ts'
import type { Actor } from './actor.ts'
import { errors } from './errors.ts'
import type { RoleRights } from './roles.ts'

/** The one check of permissions. The program itself may do everything; partners and the platform must enter a tenant first. */
export function isAllowed(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'system') return true
  return (actor.kind === 'member' || actor.kind === 'api_key') && actor.permissions.has(permission)
}

/** @throws forbidden (403). */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (!isAllowed(actor, permission)) throw platformErrors.forbidden({ params: { permission } })
}

const WIDTH: Record<Visibility, number> = { own: 0, team: 1, all: 2 }

/**
 * Nobody gives what they do not have: whoever gives a role, a scope or an invitation, and whoever changes somebody who
 * has one, must be allowed all of it and see as much.
 *
 * @throws rights_exceeded (403)
 */
export function requireWithinRights(actor: Actor, rights: RoleRights): void {
  if (actor.kind === 'system') return
  const holder = actor.kind === 'member' || actor.kind === 'api_key' ? actor : undefined
  const within =
    holder !== undefined &&
    rights.permissions.every((permission) => holder.permissions.has(permission)) &&
    WIDTH[rights.visibility] <= WIDTH[holder.visibility]
  if (!within) throw errors.rights_exceeded()
}
