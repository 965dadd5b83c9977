import type { Readable } from 'node:stream'
import type { StorageKey, StoragePrefix } from './tenant-keys.ts'

export type ObjectMeta = {
  readonly size: number
  readonly contentType: string
  readonly lastModified: Date
  /** Changes when the content does; not a checksum. */
  readonly etag: string
}

export type ObjectEntry = { readonly key: StorageKey; readonly size: number; readonly lastModified: Date }

export type Disposition = { readonly type: 'inline' | 'attachment'; readonly filename?: string }

/** First and last byte as in HTTP, both included; without `end` to the end. */
export type ByteRange = { readonly start: number; readonly end?: number }

/** Files by key, on disk or in S3, with the same behaviour. All methods throw StorageError. */
export type Storage = {
  /**
   * Stores the whole body or nothing: until it is complete the key shows what it showed before.
   * @throws storage_too_large past `maxBytes`; the body's own error if its stream fails
   */
  put(
    key: StorageKey,
    body: Readable | Uint8Array,
    options: { contentType: string; maxBytes?: number },
  ): Promise<{ size: number }>
  /** `meta.size` is the whole file's. @throws storage_not_found, storage_range_unsatisfiable */
  get(key: StorageKey, options?: { range?: ByteRange }): Promise<{ stream: Readable; meta: ObjectMeta }>
  /** Undefined when there is no such file. */
  head(key: StorageKey): Promise<ObjectMeta | undefined>
  /** Also fine when there is no such file. */
  delete(key: StorageKey): Promise<void>
  /** By key in byte order. `limit` 1 to 1000, default 1000; `cursor` is the one the page before gave. */
  list(
    prefix: StoragePrefix,
    options?: { cursor?: string; limit?: number },
  ): Promise<{ items: ObjectEntry[]; cursor: string | undefined }>
  /** Everything below the prefix. */
  deletePrefix(prefix: StoragePrefix): Promise<{ deleted: number }>
  /**
   * An address that lets anyone who has it read this file for `expiresSeconds`, at most seven days. With a `holder` it is
   * of somebody whose right may end before: no browser keeps what it gave, and where we serve files ourselves whoever
   * serves it is told the holder.
   */
  signedUrl(
    key: StorageKey,
    options: { expiresSeconds: number; disposition?: Disposition; contentType?: string; holder?: string },
  ): Promise<string>
  close(): Promise<void>
}

export const MAX_LIST_LIMIT = 1000
/** S3 signs for no longer. */
export const MAX_EXPIRES_SECONDS = 7 * 24 * 3600
