import { createHash } from 'node:crypto'
import type { Sharp } from 'sharp'
import { openPicture, type PictureType, sniffPicture } from '../../platform/open-picture.ts'
import { pictureErrors } from '../../platform/picture-errors.ts'
import { readIcon } from './read-icon.ts'

/** An image made anew from a picture somebody sent: only pixels of ours are ever served. */
export interface BrandImage {
  /** Of what was sent: the same picture has the same addresses. */
  hash: string
  /** `size` ends the file's name: `512.webp`. */
  files: { size: string; contentType: string; body: Buffer }[]
}

export const MAX_IMAGE_BYTES = 1024 * 1024
const DECODE_SECONDS = 5

const READABLE_TYPES: readonly PictureType[] = ['image/png', 'image/jpeg', 'image/webp', 'image/x-icon']

/**
 * Checks a picture by its bytes (not by what the sender calls it) and encodes the sizes that pages, mails and browsers
 * ask for. Metadata, animation and anything hidden behind the pixels is left behind.
 *
 * @throws image_missing, image_svg_refused, image_type_unsupported (415), image_dimensions_refused, image_unreadable
 */
export async function encodeBrandImage(kind: 'logo' | 'favicon', sent: unknown): Promise<BrandImage> {
  const { bytes, type } = await sniffPicture(sent, READABLE_TYPES)
  const picture = type === 'image/x-icon' ? readIcon(bytes) : await openPicture(bytes)
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
  try {
    const files = kind === 'logo' ? await encodeLogo(picture) : await encodeFavicon(picture)
    return { hash, files }
  } catch (cause) {
    throw pictureErrors.image_unreadable({ cause })
  }
}

/** WebP for pages, PNG for mails and PDFs, whose readers know no WebP. */
async function encodeLogo(picture: Sharp): Promise<BrandImage['files']> {
  const fitted = picture
    .timeout({ seconds: DECODE_SECONDS })
    .resize({ width: 512, height: 512, fit: 'inside', withoutEnlargement: true })
  const [webp, png] = await Promise.all([
    fitted.clone().webp({ quality: 90, effort: 4 }).toBuffer(),
    fitted.clone().png({ compressionLevel: 9 }).toBuffer(),
  ])
  return [
    { size: '512.webp', contentType: 'image/webp', body: webp },
    { size: '512.png', contentType: 'image/png', body: png },
  ]
}

/** Of a browser's tab, of a phone's home screen. */
const FAVICON_SIDES = [32, 180] as const

async function encodeFavicon(picture: Sharp): Promise<BrandImage['files']> {
  const files: BrandImage['files'] = []
  for (const side of FAVICON_SIDES) {
    const body = await picture
      .clone()
      .timeout({ seconds: DECODE_SECONDS })
      .resize({ width: side, height: side, fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } })
      .png({ compressionLevel: 9 })
      .toBuffer()
    files.push({ size: `${side}.png`, contentType: 'image/png', body })
  }
  return files
}
