import { createHash, randomUUID } from 'node:crypto'
import { S3Error } from './s3-error.ts'

export type StoredObject = { body: Buffer; contentType: string; etag: string; lastModified: Date }

type Upload = { key: string; contentType: string; parts: Map<number, { body: Buffer; etag: string }> }

const MIN_PART_BYTES = 5 * 1024 ** 2

/** One bucket in memory, with the rules of S3 that clients trip over: order by bytes, whole uploads, least part size. */
export class Bucket {
  readonly #objects = new Map<string, StoredObject>()
  readonly #uploads = new Map<string, Upload>()

  get keys(): string[] {
    return [...this.#objects.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  }

  /** Multipart uploads that were neither completed nor aborted: what a careless client leaves behind, and pays for. */
  get openUploads(): number {
    return this.#uploads.size
  }

  put(key: string, body: Buffer, contentType: string, now: Date): StoredObject {
    return this.#store(key, { body, contentType, etag: `"${md5(body).toString('hex')}"`, lastModified: seconds(now) })
  }

  get(key: string): StoredObject {
    const found = this.#objects.get(key)
    if (!found) throw new S3Error(404, 'NoSuchKey', 'The specified key does not exist.')
    return found
  }

  delete(key: string): void {
    this.#objects.delete(key)
  }

  list(prefix: string, after: string, limit: number): { entries: [string, StoredObject][]; truncated: boolean } {
    const keys = this.keys.filter((key) => key.startsWith(prefix) && key > after)
    const page = keys.slice(0, limit)
    return { entries: page.map((key) => [key, this.get(key)]), truncated: keys.length > page.length }
  }

  startUpload(key: string, contentType: string): string {
    const id = randomUUID()
    this.#uploads.set(id, { key, contentType, parts: new Map() })
    return id
  }

  putPart(uploadId: string, key: string, number: number, body: Buffer): string {
    if (!(number >= 1 && number <= 10_000)) throw new S3Error(400, 'InvalidArgument', 'Part number must be 1 to 10000.')
    const etag = `"${md5(body).toString('hex')}"`
    this.#upload(uploadId, key).parts.set(number, { body, etag })
    return etag
  }

  completeUpload(uploadId: string, key: string, named: { number: number; etag: string }[], now: Date): StoredObject {
    const upload = this.#upload(uploadId, key)
    const parts = named.map(({ number, etag }, at) => {
      const part = upload.parts.get(number)
      if (!part || part.etag !== etag) throw new S3Error(400, 'InvalidPart', 'A part was not found or differs.')
      if (at > 0 && number <= (named[at - 1]?.number ?? 0))
        throw new S3Error(400, 'InvalidPartOrder', 'Parts must ascend.')
      if (at < named.length - 1 && part.body.length < MIN_PART_BYTES) {
        throw new S3Error(400, 'EntityTooSmall', 'Only the last part may be smaller than 5 MiB.')
      }
      return part.body
    })
    if (parts.length === 0) throw new S3Error(400, 'MalformedXML', 'At least one part must be named.')
    this.#uploads.delete(uploadId)
    const etag = `"${md5(Buffer.concat(parts.map(md5))).toString('hex')}-${parts.length}"`
    const { contentType } = upload
    return this.#store(key, { body: Buffer.concat(parts), contentType, etag, lastModified: seconds(now) })
  }

  abortUpload(uploadId: string, key: string): void {
    this.#upload(uploadId, key)
    this.#uploads.delete(uploadId)
  }

  #upload(id: string, key: string): Upload {
    const upload = this.#uploads.get(id)
    if (upload?.key !== key) throw new S3Error(404, 'NoSuchUpload', 'The specified upload does not exist.')
    return upload
  }

  #store(key: string, object: StoredObject): StoredObject {
    this.#objects.set(key, object)
    return object
  }
}

function md5(data: Buffer): Buffer {
  return createHash('md5').update(data).digest()
}

/** S3 keeps whole seconds. */
function seconds(time: Date): Date {
  return new Date(Math.floor(time.getTime() / 1000) * 1000)
}
