import { randomBytes } from 'node:crypto'
import type { CarId, CarPhotoId } from '@recado/contracts/ids'
import { errors as platformErrors } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { type Storage, tenantKeys } from '../../platform/storage/index.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { ScopeSource, TenantScope, WithTenant } from '../../tenancy/tenant-scope.ts'
import { CAR_PHOTO_SIZES, carPhotoName } from '../car-photo-path.ts'
import { deletePhotoRow, insertPhoto, listPhotoRows, orderPhotoRows, type PhotoRow } from './car-photos.sql.ts'
import { discardPhotos } from './discard-photos.ts'
import { encodeCarPhoto } from './encode-car-photo.ts'
import { errors } from './errors.ts'
import { FETCH_PHOTOS_JOB } from './job-payloads.ts'
import type { PhotoMeter } from './ports.ts'
import { requireCar } from './save-car.ts'

export interface PhotoPorts {
  withTenant: WithTenant
  storage: Storage
  photoMeter: PhotoMeter
}

const MOST = 60
/** An upload that takes longer than this was broken off. */
const UPLOAD_MS = 3_600_000

/** @throws what `encodeCarPhoto` throws; not_found (404), car_photos_too_many (409), quota_exceeded (402) */
export async function addPhoto(ports: PhotoPorts, source: ScopeSource, carId: CarId, sent: unknown): Promise<PhotoRow> {
  await ports.withTenant(source, (scope) => requireRoomForPhoto(scope, carId))
  const { file, bytes } = await storePhoto(ports, source, sent)
  return ports.withTenant(source, async (scope) => {
    await requireRoomForPhoto(scope, carId)
    const id = newId<CarPhotoId>()
    const row = await insertPhoto(scope, { id, car_id: carId, source_url: null, file, status: 'ready', bytes })
    await recordAct(scope, { action: 'car.photo_added', targetKind: 'car', targetId: carId })
    await ports.photoMeter.take(scope, id, bytes)
    return row
  })
}

/** Files are there before a row names them; a job that was planned before deletes them if none ever does. */
export async function storePhoto(
  { withTenant, storage }: Pick<PhotoPorts, 'withTenant' | 'storage'>,
  source: ScopeSource,
  sent: unknown,
): Promise<{ file: string; bytes: number }> {
  const sizes = await encodeCarPhoto(sent)
  // Random: the address is the right to see it.
  const file = randomBytes(16).toString('hex')
  await withTenant(source, (scope) => discardPhotos(scope, [file], new Date(scope.clock.now().getTime() + UPLOAD_MS)))
  const keys = tenantKeys(source.tenant.id)
  let bytes = 0
  for (const size of CAR_PHOTO_SIZES) {
    await storage.put(keys.carPhoto(carPhotoName(file, size)), sizes[size], { contentType: 'image/webp' })
    bytes += sizes[size].length
  }
  return { file, bytes }
}

/** A file that is there, as a car's photo; several cars may share one. */
export async function namePhoto(
  scope: TenantScope,
  carId: CarId,
  { file, bytes }: { file: string; bytes: number },
): Promise<void> {
  const id = newId<CarPhotoId>()
  await insertPhoto(scope, { id, car_id: carId, source_url: null, file, status: 'ready', bytes })
}

/** @throws not_found (404), car_photos_too_many (409) */
export async function linkPhoto(scope: TenantScope, carId: CarId, url: string): Promise<PhotoRow> {
  await requireRoomForPhoto(scope, carId)
  const photo = {
    id: newId<CarPhotoId>(),
    car_id: carId,
    source_url: url,
    file: null,
    status: 'waiting',
    bytes: 0,
  } as const
  const row = await insertPhoto(scope, photo)
  await scope.jobs.enqueue(FETCH_PHOTOS_JOB, {})
  await recordAct(scope, { action: 'car.photo_added', targetKind: 'car', targetId: carId })
  return row
}

/** @throws not_found (404) */
export async function orderPhotos(scope: TenantScope, carId: CarId, ids: readonly CarPhotoId[]): Promise<PhotoRow[]> {
  await requireCar(scope, carId)
  await orderPhotoRows(scope, carId, ids)
  await recordAct(scope, { action: 'car.photos_ordered', targetKind: 'car', targetId: carId })
  return listPhotoRows(scope, [carId])
}

/** @throws not_found (404) */
export async function deletePhoto(scope: TenantScope, meter: PhotoMeter, carId: CarId, id: CarPhotoId): Promise<void> {
  const gone = await deletePhotoRow(scope, carId, id)
  if (gone === undefined) throw platformErrors.not_found()
  if (gone.file !== null) await discardPhotos(scope, [gone.file])
  await recordAct(scope, { action: 'car.photo_deleted', targetKind: 'car', targetId: carId })
  await meter.giveBack(scope, id)
}

async function requireRoomForPhoto(scope: TenantScope, carId: CarId): Promise<void> {
  const car = await requireCar(scope, carId)
  if (car.photo_count >= MOST) throw errors.car_photos_too_many({ params: { limit: MOST } })
}
