import type { KeyObject } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { StorageConfig } from '../config.ts'
import { createDiskStorage } from './disk-storage.ts'
import { createS3Storage } from './s3-storage.ts'
import type { Storage } from './storage.ts'

/** The storage of the configuration. `signingKey` (`deriveKey(…, 'file-links')`) signs addresses of files on disk. */
export function createStorage(options: {
  config: StorageConfig
  publicUrl: string
  signingKey: KeyObject
  clock: Clock
}): Storage {
  const { config, ...rest } = options
  if (config.driver === 's3') return createS3Storage({ config, clock: rest.clock })
  return createDiskStorage({ directory: config.directory, ...rest })
}
