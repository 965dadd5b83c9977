import { whoAmI } from './console/me.routes.ts'
import { getOwnTenant, updateOwnTenant } from './console/tenant.routes.ts'
import {
  enterPartnerTenant,
  getPartnerTenant,
  listPartnerTenants,
  openPartnerTenant,
} from './partner/tenants.routes.ts'
import { createPartner, listPartners, listUnits } from './platform/partners.routes.ts'
import {
  changeTenantStatus,
  enterAnyTenant,
  getTenant,
  listTenants,
  openTenantByPlatform,
} from './platform/tenants.routes.ts'
import { login, logout, refresh, registerPerson } from './public/auth.routes.ts'
import { health, readiness } from './public/health.routes.ts'
import type { Route } from './route.ts'

/** Every route there is. No autoloading: this list is the map, and a route that is not in it does not exist. */
export const ROUTES: readonly Route[] = [
  health,
  readiness,
  registerPerson,
  login,
  refresh,
  logout,
  whoAmI,
  getOwnTenant,
  updateOwnTenant,
  listPartnerTenants,
  getPartnerTenant,
  openPartnerTenant,
  enterPartnerTenant,
  listTenants,
  getTenant,
  openTenantByPlatform,
  changeTenantStatus,
  enterAnyTenant,
  listPartners,
  createPartner,
  listUnits,
]
