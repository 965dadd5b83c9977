import type { CarPhotoView, CarView } from '@recado/contracts/cars'
import { type CarPhotoSize, carPhotoPath } from '../car-photo-path.ts'
import type { PhotoRow } from './car-photos.sql.ts'
import type { CarRow } from './cars.sql.ts'

export function presentCar(tenantId: string, { photo, ...car }: CarRow): Omit<CarView, 'revision'> {
  return { ...car, photo_url: photo === null ? null : carPhotoPath(tenantId, photo, 'small') }
}

export function presentPhoto(tenantId: string, { id, status, file, source_url }: PhotoRow): CarPhotoView {
  const url = (size: CarPhotoSize) => (file === null ? null : carPhotoPath(tenantId, file, size))
  return { id, status, source_url, url: url('whole'), middle_url: url('middle'), small_url: url('small') }
}
