export { contentDisposition } from './content-disposition.ts'
export { createStorage } from './create-storage.ts'
export { createDiskStorage } from './disk-storage.ts'
export { FILES_PATH, verifySignedPath } from './signed-path.ts'
export type { ByteRange, Disposition, ObjectEntry, ObjectMeta, Storage } from './storage.ts'
export { StorageError, type StorageErrorCode } from './storage-error.ts'
export {
  type BackupPeriod,
  brandKeys,
  type StorageKey,
  type StoragePrefix,
  type TenantKeys,
  tenantKeys,
  type UploadKind,
} from './tenant-keys.ts'
