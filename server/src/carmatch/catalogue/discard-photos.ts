import { type Storage, tenantKeys } from '../../platform/storage/index.ts'
import type { ScopeSource, TenantScope, WithTenant } from '../../tenancy/tenant-scope.ts'
import { CAR_PHOTO_SIZES, carPhotoName } from '../car-photo-path.ts'
import { listNamedFiles } from './car-photos.sql.ts'
import { DISCARD_CAR_PHOTOS_JOB, type DiscardCarPhotosPayload } from './job-payloads.ts'

const A_JOB = 100

/** Asks, in the transaction of its cause, for files to be deleted where no car names them: now, or at `startAfter`. */
export async function discardPhotos(scope: TenantScope, files: readonly string[], startAfter?: Date): Promise<void> {
  for (let at = 0; at < files.length; at += A_JOB) {
    const payload: DiscardCarPhotosPayload = { files: files.slice(at, at + A_JOB) }
    await scope.jobs.enqueue(DISCARD_CAR_PHOTOS_JOB, payload, startAfter === undefined ? {} : { startAfter })
  }
}

/** May be repeated. */
export async function discardUnnamedPhotos(
  ports: { withTenant: WithTenant; storage: Storage },
  source: ScopeSource,
  files: readonly string[],
): Promise<void> {
  const named = await ports.withTenant(source, (scope) => listNamedFiles(scope, files))
  const keys = tenantKeys(source.tenant.id)
  for (const file of files.filter((one) => !named.has(one))) {
    for (const size of CAR_PHOTO_SIZES) await ports.storage.delete(keys.carPhoto(carPhotoName(file, size)))
  }
}
