import { PERMISSIONS, type Permission, type SystemRole, type Visibility } from '@recado/contracts/permissions'

export interface RoleRights {
  permissions: readonly Permission[]
  visibility: Visibility
}

const AGENT: readonly Permission[] = [
  'tenant.read',
  'members.read',
  'brand.read',
  'conversations.read',
  'conversations.write',
  'contacts.read',
  'contacts.write',
  'cars.read',
  'leads.read',
  'leads.write',
]

const SUPERVISOR: readonly Permission[] = [
  ...AGENT,
  'roles.read',
  'conversations.assign',
  'reports.read',
  'flows.read',
  'advisor.run',
  'cars.write',
]

/** The one table of who may do what. Custom roles are rows of a tenant with the same shape. */
export const SYSTEM_ROLE_RIGHTS: Readonly<Record<SystemRole, RoleRights>> = {
  owner: { permissions: PERMISSIONS, visibility: 'all' },
  admin: { permissions: PERMISSIONS.filter((permission) => permission !== 'billing.manage'), visibility: 'all' },
  supervisor: { permissions: SUPERVISOR, visibility: 'team' },
  agent: { permissions: AGENT, visibility: 'own' },
  viewer: {
    permissions: [
      ...(['tenant.read', 'members.read', 'brand.read', 'conversations.read', 'contacts.read'] as const),
      ...(['reports.read', 'flows.read', 'cars.read', 'leads.read'] as const),
    ],
    visibility: 'all',
  },
}

/** What a partner's or the platform's person may do inside a tenant they entered: what its owner may, except billing. */
export const VISITING_RIGHTS: RoleRights = SYSTEM_ROLE_RIGHTS.admin

export function isSystemRole(key: string): key is SystemRole {
  // Not `in`: `constructor` is in every object.
  return Object.hasOwn(SYSTEM_ROLE_RIGHTS, key)
}
