import { CAR_PHOTO_TYPES } from '@recado/contracts/cars'
import { openPicture, sniffPicture } from '../../platform/open-picture.ts'
import { pictureErrors } from '../../platform/picture-errors.ts'
import type { CarPhotoSize } from '../car-photo-path.ts'

const DECODE_SECONDS = 10

/**
 * A photo made anew in three sizes, as WebP. Place, camera and whatever hides behind the pixels are left behind.
 * @throws image_missing, image_svg_refused, image_type_unsupported (415), image_dimensions_refused, image_unreadable
 */
export async function encodeCarPhoto(sent: unknown): Promise<Record<CarPhotoSize, Buffer>> {
  const { bytes } = await sniffPicture(sent, CAR_PHOTO_TYPES)
  const picture = await openPicture(bytes)
  try {
    const upright = picture.timeout({ seconds: DECODE_SECONDS }).flatten({ background: '#ffffff' })
    const whole = await upright
      .resize({ width: 1280, height: 960, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80, effort: 4 })
      .toBuffer()
    const small = await (await openPicture(whole))
      .resize({ width: 400, height: 300, fit: 'cover' })
      .webp({ quality: 75, effort: 4 })
      .toBuffer()
    return { whole, middle: await encodeMiddlePhoto(whole), small }
  } catch (cause) {
    throw pictureErrors.image_unreadable({ cause })
  }
}

/** Of one that was made whole. */
export async function encodeMiddlePhoto(whole: Buffer): Promise<Buffer> {
  return (await openPicture(whole))
    .resize({ width: 800, height: 600, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 75, effort: 4 })
    .toBuffer()
}
