import { PHOTO_SIDE, PHOTO_TYPES } from '@recado/contracts/photos'
import { openPicture, sniffPicture } from '../../platform/open-picture.ts'
import { pictureErrors } from '../../platform/picture-errors.ts'

const DECODE_SECONDS = 5

/**
 * A photo made anew from a picture somebody sent: a square of WebP. Place, camera, animation and whatever hides behind the
 * pixels are left behind; what is not square loses its longer sides' ends.
 *
 * @throws image_missing, image_svg_refused, image_type_unsupported (415), image_dimensions_refused, image_unreadable
 */
export async function encodePhoto(sent: unknown): Promise<Buffer> {
  const { bytes } = await sniffPicture(sent, PHOTO_TYPES)
  const picture = await openPicture(bytes)
  try {
    return await picture
      .timeout({ seconds: DECODE_SECONDS })
      .resize({ width: PHOTO_SIDE, height: PHOTO_SIDE, fit: 'cover' })
      .flatten({ background: '#ffffff' })
      .webp({ quality: 85, effort: 4 })
      .toBuffer()
  } catch (cause) {
    throw pictureErrors.image_unreadable({ cause })
  }
}
