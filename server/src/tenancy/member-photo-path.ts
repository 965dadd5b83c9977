import { MEMBER_PHOTOS_PATH } from '@recado/contracts/files'
import type { TenantId } from '@recado/contracts/ids'

/** Its address on the tenant's own host. Whoever has it may see the photo: nothing in it says whose it is. */
export function memberPhotoPath(tenantId: TenantId, photo: string | null): string | null {
  return photo === null ? null : `${MEMBER_PHOTOS_PATH}/${tenantId}/${photo}.webp`
}
