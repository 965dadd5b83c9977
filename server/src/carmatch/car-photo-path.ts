import { CAR_PHOTOS_PATH } from '@recado/contracts/cars'

/** Its address on the company's own host. Whoever has it may see the photo. */
export function carPhotoPath(tenantId: string, file: string, size: 'whole' | 'small' = 'whole'): string {
  return `${CAR_PHOTOS_PATH}/${tenantId}/${file}${size === 'small' ? '-small' : ''}.webp`
}
