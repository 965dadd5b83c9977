import type { BrandSettings } from '@recado/contracts/brand'
import type { BrandOwner, StoredBrand, StoredImages } from './brands.sql.ts'

/** One brand with every gap filled. Images say whose they are, because they lie in their owner's folder. */
export interface MergedBrand {
  companyName: string
  colours: { primary: string; secondary: string; accent: string }
  fonts: { heading: string | null; body: string | null }
  contact: { phone: string | null; whatsapp: string | null; email: string | null; address: string | null }
  images: { [Kind in keyof StoredImages]?: { ownerKey: string; hash: string } }
  version: string
}

/** What a fresh installation looks like until its owner sets a brand of the platform's own. */
export const DEFAULT_SETTINGS = {
  colours: { primary: '#0f6e5c', secondary: '#1f3a5f', accent: '#e07a3f' },
} as const satisfies BrandSettings

/** Whose pages, and what they are called when no brand says it: a tenant's name, otherwise the platform's. */
export interface BrandedFor {
  kind: BrandOwner['kind']
  name: string
}

/**
 * Later brands win, member by member. Name and contact of a tenant are its own or nobody's: whoever writes to a tenant
 * must not read another company's name, or reach another company.
 */
export function mergeBrands(chain: readonly StoredBrand[], whose: BrandedFor): MergedBrand {
  const layers: BrandSettings[] = chain.map(({ settings }) => settings)
  const own = chain.find(({ ownerKind }) => ownerKind === whose.kind)?.settings
  const inheritedName = layers.findLast(({ company_name }) => company_name !== undefined)?.company_name
  const images: MergedBrand['images'] = {}
  for (const { images: stored, ownerKey } of chain) {
    for (const kind of ['logo', 'favicon'] as const) {
      const image = stored[kind]
      if (image !== undefined) images[kind] = { ownerKey, hash: image.hash }
    }
  }
  return {
    companyName: whose.kind === 'tenant' ? (own?.company_name ?? whose.name) : (inheritedName ?? whose.name),
    colours: Object.assign({}, DEFAULT_SETTINGS.colours, ...layers.map(({ colours }) => colours)),
    fonts: Object.assign({ heading: null, body: null }, ...layers.map(({ fonts }) => fonts)),
    contact: Object.assign({ phone: null, whatsapp: null, email: null, address: null }, own?.contact),
    images,
    version: chain.map(({ ownerKind, version }) => `${ownerKind[0]}${version}`).join('.') || '0',
  }
}
