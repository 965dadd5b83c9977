import type { KeyObject } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { StorageConfig } from '../config.ts'
import { createDiskStorage } from './disk-storage.ts'
import type { Storage } from './storage.ts'

/**
 * The storage of the configuration. `signingKey` (`deriveKey(…, 'file-links')`) signs addresses of files on disk.
 * The S3 client is loaded only where it is used: it holds some 20 MB.
 */
export async function createStorage(options: {
  config: StorageConfig
  publicUrl: string
  signingKey: KeyObject
  clock: Clock
}): Promise<Storage> {
  const { config, ...rest } = options
  if (config.driver === 's3') {
    const { createS3Storage } = await import('./s3-storage.ts')
    return createS3Storage({ config, clock: rest.clock })
  }
  return createDiskStorage({ directory: config.directory, ...rest })
}
