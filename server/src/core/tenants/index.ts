export { changeStatus } from './change-status.ts'
export { errors } from './errors.ts'
export { LIFECYCLE, requireOpenFor } from './lifecycle.ts'
export { deleteSlugs, isSlugFree, releaseSlug, takePartnerSlug, takeSlug } from './slugs.sql.ts'
export {
  deleteTenant,
  findTenantRow,
  insertTenant,
  isOpened,
  listTenantRows,
  lockTenantRow,
  markOpened,
  type TenantRow,
  updateTenantRow,
} from './tenants.sql.ts'
export { requireTimeZone } from './time-zone.ts'
