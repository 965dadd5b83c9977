export { changeStatus } from './change-status.ts'
export { errors } from './errors.ts'
export { LIFECYCLE, requireOpenFor, type TenantUse } from './lifecycle.ts'
export { isSlugFree, releaseSlug, takePartnerSlug, takeSlug } from './slugs.sql.ts'
export {
  deleteUnopenedTenant,
  findTenantRow,
  insertTenant,
  listTenantRows,
  lockTenantRow,
  markOpened,
  type NewTenant,
  type TenantRow,
  updateTenantRow,
} from './tenants.sql.ts'
export { requireTimeZone } from './time-zone.ts'
