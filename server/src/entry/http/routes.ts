import { billingStatus, billingUsage } from './console/billing.routes.ts'
import { getBrand, putBrand, removeFavicon, removeLogo, uploadFavicon, uploadLogo } from './console/brand.routes.ts'
import { whoAmI } from './console/me.routes.ts'
import { getOwnTenant, updateOwnTenant } from './console/tenant.routes.ts'
import { getPartnerBrand, putPartnerBrand, uploadPartnerFavicon, uploadPartnerLogo } from './partner/brand.routes.ts'
import { getPartnerTenant, listPartnerTenants, openPartnerTenant } from './partner/tenants.routes.ts'
import { changeTenantPlan, createGrant, createPayment, revokeGrant } from './platform/billing.routes.ts'
import {
  getPlatformBrand,
  putPlatformBrand,
  uploadPlatformFavicon,
  uploadPlatformLogo,
} from './platform/brand.routes.ts'
import { createPartner, listPartners, listUnits } from './platform/partners.routes.ts'
import { changeTenantStatus, getTenant, listTenants, openTenantByPlatform } from './platform/tenants.routes.ts'
import { brandFile } from './public/brand-files.routes.ts'
import { tenantConfig, tenantConfigBareAlias, tenantConfigBySlug } from './public/config.routes.ts'
import { file } from './public/files.routes.ts'
import { health, readiness } from './public/health.routes.ts'
import { metrics } from './public/metrics.routes.ts'
import { listPlans } from './public/plans.routes.ts'
import type { Route } from './route.ts'

/** Every route there is. No autoloading: this list is the map, and a route that is not in it does not exist. */
export const ROUTES: readonly Route[] = [
  health,
  readiness,
  metrics,
  tenantConfig,
  tenantConfigBySlug,
  tenantConfigBareAlias,
  listPlans,
  brandFile,
  file,
  whoAmI,
  getOwnTenant,
  updateOwnTenant,
  billingStatus,
  billingUsage,
  getBrand,
  putBrand,
  uploadLogo,
  removeLogo,
  uploadFavicon,
  removeFavicon,
  listPartnerTenants,
  getPartnerTenant,
  openPartnerTenant,
  getPartnerBrand,
  putPartnerBrand,
  uploadPartnerLogo,
  uploadPartnerFavicon,
  listTenants,
  getTenant,
  openTenantByPlatform,
  changeTenantStatus,
  createGrant,
  revokeGrant,
  changeTenantPlan,
  createPayment,
  getPlatformBrand,
  putPlatformBrand,
  uploadPlatformLogo,
  uploadPlatformFavicon,
  listPartners,
  createPartner,
  listUnits,
]
