import { CAR_PHOTOS_PATH } from '@recado/contracts/cars'

/** Whole: within 1280 × 960. Middle: within 800 × 600, for cards and phones. Small: 400 × 300, for lists. */
export const CAR_PHOTO_SIZES = ['whole', 'middle', 'small'] as const
export type CarPhotoSize = (typeof CAR_PHOTO_SIZES)[number]

/** What a file of this size is called, beside the others. */
export const carPhotoName = (file: string, size: CarPhotoSize): string => (size === 'whole' ? file : `${file}-${size}`)

/** Its address on the company's own host. Whoever has it may see the photo. */
export function carPhotoPath(
  tenantId: string,
  file: string,
  size: CarPhotoSize = 'whole',
  type: 'webp' | 'jpg' = 'webp',
): string {
  return `${CAR_PHOTOS_PATH}/${tenantId}/${carPhotoName(file, size)}.${type}`
}
