import type { TenantId } from '@recado/contracts/ids'
import type { TenantDirectory } from '../../tenancy/tenant-directory.ts'
import type { BrandDirectory } from './brand-directory.ts'
import { paletteColour } from './palette.ts'

/** What a mail needs of a brand: the mail module's port has this shape. */
interface MailBrand {
  name: string
  sender?: string
  colour: string
  onColour: string
}

/**
 * Mails in the brand of whom they come from; null is the platform. Who only tries the platform is named with it: anybody may
 * call a trial what they like, and a mail of ours must not be from a bank. A partner's customers are the partner's to know.
 */
export function createMailBrands(options: { tenants: Pick<TenantDirectory, 'find'>; brands: BrandDirectory }): {
  find(tenantId: string | null): Promise<MailBrand>
} {
  return {
    find: async (tenantId) => {
      const tenant = tenantId === null ? undefined : await options.tenants.find({ id: tenantId as TenantId })
      const { brand } = tenant === undefined ? await options.brands.ofPlatform() : await options.brands.ofTenant(tenant)
      const { value, on } = paletteColour(brand.colours.primary)
      const mail = { name: brand.companyName, colour: value, onColour: on }
      if (tenant === undefined || tenant.status === 'active' || tenant.partnerId !== null) return mail
      const platform = await options.brands.ofPlatform()
      return { ...mail, sender: `${mail.name} (via ${platform.brand.companyName})` }
    },
  }
}
