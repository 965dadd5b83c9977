import type { TenantDirectory } from '../../tenancy/tenant-directory.ts'
import type { MailBrands } from './mail-brand.ts'

/** Brands of tenants that have chosen nothing: their name in a quiet blue, white on it at 6.7:1. */
export function createPlainBrands(options: {
  tenants: Pick<TenantDirectory, 'find'>
  platformName: string
}): MailBrands {
  return {
    find: async (tenantId) => {
      const tenant = tenantId === null ? undefined : await options.tenants.find({ id: tenantId })
      return { name: tenant?.name ?? options.platformName, colour: '#1d4ed8', onColour: '#ffffff' }
    },
  }
}
