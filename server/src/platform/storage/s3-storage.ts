import { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import type { Clock } from '../clock.ts'
import type { StorageConfig } from '../config.ts'
import { contentDisposition } from './content-disposition.ts'
import { putObject } from './s3-put-object.ts'
import { MAX_EXPIRES_SECONDS, MAX_LIST_LIMIT, type ObjectEntry, type ObjectMeta, type Storage } from './storage.ts'
import { StorageError, type StorageErrorCode } from './storage-error.ts'
import { isKeyText, isPrefixText, type StoragePrefix } from './tenant-keys.ts'
import { withStorageErrors } from './with-storage-errors.ts'

/** Amazon S3 or a service that speaks its protocol. Connects on first use. */
export function createS3Storage(options: { config: Extract<StorageConfig, { driver: 's3' }>; clock: Clock }): Storage {
  const { bucket: Bucket, region, endpoint, forcePathStyle, credentials } = options.config
  const client = new S3Client({
    region,
    forcePathStyle,
    ...(endpoint ? { endpoint } : {}),
    ...(credentials ? { credentials } : {}),
    // The client's newer default, checksum trailers on every request, is refused by services that copy older S3.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })

  async function listPage(prefix: StoragePrefix, cursor: string | undefined, limit: number) {
    if (!isPrefixText(prefix)) throw new StorageError('storage_invalid_key')
    const answer = await client.send(
      new ListObjectsV2Command({ Bucket, Prefix: prefix, MaxKeys: limit, ...(cursor ? { StartAfter: cursor } : {}) }),
    )
    const items = (answer.Contents ?? []).flatMap((entry): ObjectEntry[] =>
      entry.Key && isKeyText(entry.Key)
        ? [{ key: entry.Key, size: entry.Size ?? 0, lastModified: entry.LastModified ?? new Date(0) }]
        : [],
    )
    // The cursor is the last key, not S3's own token: the same text then serves on both drivers.
    return { items, cursor: answer.IsTruncated ? answer.Contents?.at(-1)?.Key : undefined }
  }

  const storage: Storage = {
    put: (key, body, { contentType, maxBytes }) =>
      putObject(client, { Bucket, Key: check(key), ContentType: contentType }, body, maxBytes),

    async get(key, { range } = {}) {
      // S3 ignores a range that ends before it starts and would send the whole file.
      if (range && (range.end ?? range.start) < range.start) throw new StorageError('storage_range_unsatisfiable')
      const Range = range && `bytes=${range.start}-${range.end ?? ''}`
      const answer = await client.send(new GetObjectCommand({ Bucket, Key: check(key), ...(Range ? { Range } : {}) }))
      if (!(answer.Body instanceof Readable)) throw new StorageError('storage_unavailable')
      const total = Number(/\/(\d+)$/.exec(answer.ContentRange ?? '')?.[1] ?? answer.ContentLength ?? 0)
      return { stream: answer.Body, meta: metaOf(answer, total) }
    },

    async head(key) {
      try {
        const answer = await client.send(new HeadObjectCommand({ Bucket, Key: check(key) }))
        return metaOf(answer, answer.ContentLength ?? 0)
      } catch (error) {
        if (codeOf(error) === 'storage_not_found') return undefined
        throw error
      }
    },

    async delete(key) {
      await client.send(new DeleteObjectCommand({ Bucket, Key: check(key) }))
    },

    list: (prefix, { cursor, limit = MAX_LIST_LIMIT } = {}) => listPage(prefix, cursor, limit),

    async deletePrefix(prefix) {
      let deleted = 0
      let first: string | undefined
      // Ends: when nothing is left, or when a page comes back that was deleted.
      for (;;) {
        // Always the first page: what was on it is gone by the next round.
        const { items, cursor } = await listPage(prefix, undefined, MAX_LIST_LIMIT)
        if (items.length === 0) return { deleted }
        if (items[0]?.key === first) {
          throw new StorageError('storage_unavailable', { cause: new Error('what was deleted is still there') })
        }
        first = items[0]?.key
        const Objects = items.map((item) => ({ Key: item.key }))
        const answer = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }))
        if (answer.Errors?.length) throw new StorageError('storage_unavailable', { cause: answer.Errors[0] })
        deleted += items.length
        if (!cursor) return { deleted }
      }
    },

    async signedUrl(key, { expiresSeconds, disposition, contentType, holder }) {
      const command = new GetObjectCommand({
        Bucket,
        Key: check(key),
        ...(disposition ? { ResponseContentDisposition: contentDisposition(disposition) } : {}),
        ...(contentType ? { ResponseContentType: contentType } : {}),
        ...(holder ? { ResponseCacheControl: 'no-store' } : {}),
      })
      const expiresIn = Math.min(expiresSeconds, MAX_EXPIRES_SECONDS)
      return getSignedUrl(client, command, { expiresIn, signingDate: options.clock.now() })
    },

    async close() {
      client.destroy()
    },
  }
  return withStorageErrors(storage, codeOf)
}

function check(key: string): string {
  if (!isKeyText(key)) throw new StorageError('storage_invalid_key')
  return key
}

type Described = { ContentType?: string | undefined; LastModified?: Date | undefined; ETag?: string | undefined }

function metaOf(answer: Described, size: number): ObjectMeta {
  return {
    size,
    contentType: answer.ContentType ?? 'application/octet-stream',
    lastModified: answer.LastModified ?? new Date(0),
    etag: answer.ETag ?? '',
  }
}

/** A HEAD has no body to name its error in, so the status speaks. */
function codeOf(error: unknown): StorageErrorCode | undefined {
  const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined
  if (status === 404) return 'storage_not_found'
  return status === 416 ? 'storage_range_unsatisfiable' : undefined
}
