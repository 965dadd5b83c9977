export { contentDisposition } from './content-disposition.ts'
export { createStorage } from './create-storage.ts'
export { verifySignedPath } from './signed-path.ts'
export type { ByteRange, Disposition, ObjectMeta, Storage } from './storage.ts'
export { StorageError } from './storage-error.ts'
export {
  brandKeys,
  type StorageKey,
  type TenantKeys,
  tenantKeys,
  type UploadKind,
} from './tenant-keys.ts'
