import { type Storage, tenantKeys } from '../../platform/storage/index.ts'
import type { ScopeSource, TenantScope, WithTenant } from '../../tenancy/tenant-scope.ts'
import { DISCARD_PHOTO_JOB, type DiscardPhotoPayload } from './job-payloads.ts'
import { isPhotoOfMember } from './members.sql.ts'

/** Asks, in the transaction of its cause, for a photo's file to be deleted where nobody names it: now, or at `startAfter`. */
export async function discardPhoto(scope: TenantScope, photo: string | null, startAfter?: Date): Promise<void> {
  if (photo === null) return
  const payload: DiscardPhotoPayload = { photo }
  await scope.jobs.enqueue(DISCARD_PHOTO_JOB, payload, startAfter === undefined ? {} : { startAfter })
}

/** Deletes a photo that is nobody's; may be repeated. */
export async function discardUnnamedPhoto(
  ports: { withTenant: WithTenant; storage: Storage },
  source: ScopeSource,
  photo: string,
): Promise<void> {
  if (await ports.withTenant(source, (scope) => isPhotoOfMember(scope, photo))) return
  await ports.storage.delete(tenantKeys(source.tenant.id).memberPhoto(photo))
}
