import type { Storage } from './storage.ts'
import { StorageError, type StorageErrorCode } from './storage-error.ts'

/**
 * The same storage with every error turned into a StorageError, except those of a body's own stream, which belong to
 * whoever made the stream. `codeOf` names the driver's errors it knows.
 */
export function withStorageErrors(storage: Storage, codeOf: (error: unknown) => StorageErrorCode | undefined): Storage {
  const wrap =
    <Args extends unknown[], Result>(method: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      try {
        return await method(...args)
      } catch (error) {
        if (error instanceof BodyFailure) throw error.cause
        if (error instanceof StorageError) throw error
        throw new StorageError(codeOf(error) ?? 'storage_unavailable', { cause: error })
      }
    }
  return {
    put: wrap(storage.put),
    get: wrap(storage.get),
    head: wrap(storage.head),
    delete: wrap(storage.delete),
    list: wrap(storage.list),
    deletePrefix: wrap(storage.deletePrefix),
    signedUrl: wrap(storage.signedUrl),
    close: wrap(storage.close),
  }
}

/** Marks an error of the stream that a body came from; it never leaves the storage. */
export class BodyFailure extends Error {}
