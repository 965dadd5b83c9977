import type { KnownBrand } from '../core/branding/index.ts'
import type { Services } from '../services.ts'
import { findHostTenant } from './request-context.ts'

/** The brand that pages of a host wear: its tenant’s, or the platform’s on its own. Undefined for a host that nobody has. */
export async function findHostBrand(services: Services, host: string | undefined): Promise<KnownBrand | undefined> {
  const tenant = await findHostTenant(services, host)
  if (tenant === 'unknown') return undefined
  return tenant === undefined ? services.brands.ofPlatform() : services.brands.ofTenant(tenant)
}
