import { CAR_PHOTOS_PATH, type CarPhotoView, type CarView } from '@recado/contracts/cars'
import type { PhotoRow } from './car-photos.sql.ts'
import type { CarRow } from './cars.sql.ts'

/** Its address on the company's own host. Whoever has it may see the photo. */
export function carPhotoPath(tenantId: string, file: string, size: 'whole' | 'small' = 'whole'): string {
  return `${CAR_PHOTOS_PATH}/${tenantId}/${file}${size === 'small' ? '-small' : ''}.webp`
}

export function presentCar(tenantId: string, { photo, ...car }: CarRow): Omit<CarView, 'revision'> {
  return { ...car, photo_url: photo === null ? null : carPhotoPath(tenantId, photo, 'small') }
}

export function presentPhoto(tenantId: string, { id, status, file, source_url }: PhotoRow): CarPhotoView {
  const url = (size: 'whole' | 'small') => (file === null ? null : carPhotoPath(tenantId, file, size))
  return { id, status, source_url, url: url('whole'), small_url: url('small') }
}
