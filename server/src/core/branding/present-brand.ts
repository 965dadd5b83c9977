import { BRAND_FILES_PATH } from '@recado/contracts/files'
import type { TenantConfig } from '@recado/contracts/tenant-config'
import type { MergedBrand } from './merge-brands.ts'
import { paletteColour } from './palette.ts'

/** What leaves of a brand: the palette computed, images as addresses on the same host. */
export function presentBrand(brand: MergedBrand): TenantConfig['branding'] {
  const { primary, secondary, accent } = brand.colours
  return {
    company_name: brand.companyName,
    logo_url: imageUrl('logo', brand.images.logo, '512.webp'),
    favicon_url: imageUrl('favicon', brand.images.favicon, '32.png'),
    colours: { primary: paletteColour(primary), secondary: paletteColour(secondary), accent: paletteColour(accent) },
    fonts: brand.fonts,
    version: brand.version,
  }
}

function imageUrl(
  kind: 'logo' | 'favicon',
  image: { ownerKey: string; hash: string } | undefined,
  size: string,
): string | null {
  return image === undefined ? null : `${BRAND_FILES_PATH}/${image.ownerKey}/${kind}-${image.hash}-${size}`
}
