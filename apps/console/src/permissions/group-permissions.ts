import { PERMISSIONS, type Permission } from '@recado/contracts/permissions'

export const PERMISSION_GROUPS = ['service', 'growth', 'team', 'company', 'technical'] as const
export type PermissionGroup = (typeof PERMISSION_GROUPS)[number]

const GROUP_OF: Record<string, PermissionGroup> = {
  conversations: 'service',
  contacts: 'service',
  inboxes: 'service',
  reports: 'service',
  flows: 'growth',
  catalogue: 'growth',
  cars: 'growth',
  leads: 'growth',
  advisor: 'growth',
  members: 'team',
  roles: 'team',
  tenant: 'company',
  brand: 'company',
  billing: 'company',
  usage: 'company',
  api_keys: 'technical',
  audit: 'technical',
  webhooks: 'technical',
}

/** Permissions in the order people think of them; a noun that is not known yet stands with the technical ones. */
export function groupPermissions(
  permissions: readonly Permission[] = PERMISSIONS,
): { group: PermissionGroup; permissions: Permission[] }[] {
  return PERMISSION_GROUPS.flatMap((group) => {
    const mine = PERMISSIONS.filter((name) => permissions.includes(name) && groupOf(name) === group)
    return mine.length === 0 ? [] : [{ group, permissions: mine }]
  })
}

function groupOf(permission: Permission): PermissionGroup {
  return GROUP_OF[permission.split('.')[0] ?? ''] ?? 'technical'
}
