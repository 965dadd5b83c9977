import type { Permission } from '@recado/contracts/permissions'
import { errors } from '../../platform/errors.ts'
import type { Actor } from '../../tenancy/actor.ts'

/** The one check of permissions. The program itself may do everything; partners and the platform must enter a tenant first. */
export function isAllowed(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'system') return true
  return (actor.kind === 'member' || actor.kind === 'api_key') && actor.permissions.has(permission)
}

/** @throws forbidden (403). */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (!isAllowed(actor, permission)) throw errors.forbidden({ params: { permission } })
}
