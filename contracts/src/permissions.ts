import { z } from 'zod'

/**
 * Everything somebody may be allowed to do inside a tenant. Names are `<noun>.<verb>`; a route names exactly one.
 * API keys carry a subset of the same names as their scopes.
 */
export const PERMISSIONS = [
  'tenant.read',
  'tenant.update',
  'members.read',
  'members.invite',
  'members.update',
  'members.remove',
  'roles.read',
  'roles.manage',
  'brand.read',
  'brand.update',
  'api_keys.read',
  'api_keys.manage',
  'audit.read',
  'audit.export',
  'webhooks.read',
  'webhooks.manage',
  'billing.read',
  'billing.manage',
  'usage.read',
  'conversations.read',
  'conversations.write',
  'conversations.assign',
  'contacts.read',
  'contacts.write',
  'contacts.erase',
  'inboxes.manage',
  'reports.read',
  'flows.read',
  'flows.edit',
  'flows.publish',
  'catalogue.manage',
  'cars.read',
  'cars.write',
  'leads.read',
  'leads.write',
  'advisor.run',
  'advisor.manage',
] as const

export const Permission = z.enum(PERMISSIONS)
export type Permission = z.output<typeof Permission>

/** Whose conversations somebody sees. It is a permission of the role, not of the person. */
export const Visibility = z.enum(['own', 'team', 'all'])
export type Visibility = z.output<typeof Visibility>

export const SYSTEM_ROLES = ['owner', 'admin', 'supervisor', 'agent', 'viewer'] as const
export const SystemRole = z.enum(SYSTEM_ROLES)
export type SystemRole = z.output<typeof SystemRole>
