import { brandKeys, type Storage, type StorageKey } from '../../platform/storage/index.ts'
import { ownerKey } from './brands.sql.ts'
import { type BrandHolder, type BrandSource, setBrandImage } from './change-brand.ts'
import { encodeBrandImage } from './encode-brand-image.ts'

/**
 * Takes a picture as a brand's logo or favicon. Its files are there before the brand names them, and earlier ones stay:
 * mails that went out still show them.
 * @throws what `encodeBrandImage` throws
 */
export async function storeBrandImage(
  storage: Storage,
  holder: BrandHolder,
  source: BrandSource,
  kind: 'logo' | 'favicon',
  sent: unknown,
): Promise<void> {
  const image = await encodeBrandImage(kind, sent)
  const keys = brandKeys(ownerKey(holder.owner))
  for (const { size, contentType, body } of image.files) {
    await storage.put(keys.image(kind, `${image.hash}-${size}`), body, { contentType })
  }
  await setBrandImage(holder, source, kind, image.hash)
}

/** The file behind an address under `/files/brand`; undefined when it is none of ours. */
export function brandFileKey(owner: string, name: string): StorageKey | undefined {
  const match = /^(logo|favicon)-([0-9a-f]{32}-\d{1,4}\.(?:webp|png))$/.exec(name)
  if (match === null || !/^(platform|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.test(owner)) return undefined
  return brandKeys(owner).image(match[1] as 'logo' | 'favicon', match[2] ?? '')
}
