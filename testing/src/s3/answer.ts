import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { crc32 } from 'node:zlib'
import type { Bucket, StoredObject } from './bucket.ts'
import { S3Error } from './s3-error.ts'
import { renderXml, textsOf, type XmlFields } from './xml.ts'

export type S3Request = {
  method: string
  bucket: Bucket
  bucketName: string
  key: string
  query: Map<string, string>
  headers: IncomingHttpHeaders
  body: Buffer
  now: Date
}

export type S3Answer = { status: number; headers?: Record<string, string>; body?: Buffer | string }

/** The operation that a request asks for. Parameters that would change its meaning and are not known here are refused. */
export function answer(request: S3Request): S3Answer {
  const { method, key, query } = request
  const operation = `${method} ${key === '' ? 'bucket' : 'object'}${query.has('uploads') ? ' uploads' : ''}${query.has('uploadId') ? ' upload' : ''}${query.has('delete') ? ' delete' : ''}`
  const run = OPERATIONS[operation]
  if (!run) throw new S3Error(501, 'NotImplemented', `${operation} is not implemented here.`)
  return run(request)
}

const OPERATIONS: Record<string, (request: S3Request) => S3Answer> = {
  'HEAD bucket': () => ({ status: 200 }),
  'GET bucket': listObjects,
  'POST bucket delete': deleteObjects,
  'GET object': getObject,
  'HEAD object': getObject,
  'PUT object': putObject,
  'DELETE object': ({ bucket, key }) => {
    bucket.delete(key)
    return { status: 204 }
  },
  'POST object uploads': ({ bucket, bucketName, key, headers }) => {
    const UploadId = bucket.startUpload(key, contentTypeOf(headers))
    return xml('InitiateMultipartUploadResult', { Bucket: bucketName, Key: key, UploadId })
  },
  'PUT object upload': ({ bucket, key, query, body, headers }) => {
    verifyChecksums(headers, body)
    const etag = bucket.putPart(query.get('uploadId') ?? '', key, Number(query.get('partNumber')), body)
    return { status: 200, headers: { etag } }
  },
  'POST object upload': ({ bucket, bucketName, key, query, body, now }) => {
    const etags = textsOf(body.toString(), 'ETag')
    const parts = textsOf(body.toString(), 'PartNumber').map((number, at) => ({
      number: Number(number),
      etag: etags[at] ?? '',
    }))
    const stored = bucket.completeUpload(query.get('uploadId') ?? '', key, parts, now)
    return xml('CompleteMultipartUploadResult', { Bucket: bucketName, Key: key, ETag: stored.etag })
  },
  'DELETE object upload': ({ bucket, key, query }) => {
    bucket.abortUpload(query.get('uploadId') ?? '', key)
    return { status: 204 }
  },
}

function putObject({ bucket, key, body, headers, now }: S3Request): S3Answer {
  if (headers['x-amz-copy-source']) throw new S3Error(501, 'NotImplemented', 'Copies are not implemented here.')
  if (Buffer.byteLength(key) > 1024) throw new S3Error(400, 'KeyTooLongError', 'Your key is too long')
  verifyChecksums(headers, body)
  const { etag } = bucket.put(key, body, contentTypeOf(headers), now)
  return { status: 200, headers: { etag } }
}

function getObject({ bucket, key, headers, query }: S3Request): S3Answer {
  const object = bucket.get(key)
  const described = {
    etag: object.etag,
    'last-modified': object.lastModified.toUTCString(),
    'accept-ranges': 'bytes',
    'content-type': query.get('response-content-type') ?? object.contentType,
    ...(query.has('response-content-disposition')
      ? { 'content-disposition': query.get('response-content-disposition') ?? '' }
      : {}),
  }
  const range = headers.range ? rangeOf(headers.range, object) : undefined
  if (!range) return { status: 200, headers: described, body: object.body }
  const contentRange = `bytes ${range.start}-${range.end}/${object.body.length}`
  return {
    status: 206,
    headers: { ...described, 'content-range': contentRange },
    body: object.body.subarray(range.start, range.end + 1),
  }
}

function rangeOf(text: string, object: StoredObject): { start: number; end: number } | undefined {
  const [, start, end] = /^bytes=(\d+)-(\d*)$/.exec(text) ?? []
  // A range that does not parse is ignored, as HTTP says; one that starts after the end is refused.
  if (start === undefined || (end && Number(end) < Number(start))) return undefined
  const last = object.body.length - 1
  if (Number(start) > last) throw new S3Error(416, 'InvalidRange', 'The requested range is not satisfiable')
  return { start: Number(start), end: end ? Math.min(Number(end), last) : last }
}

function listObjects({ bucket, bucketName, query }: S3Request): S3Answer {
  if (query.get('list-type') !== '2' || query.has('delimiter') || query.has('encoding-type')) {
    throw new S3Error(501, 'NotImplemented', 'Only plain version 2 listings are implemented here.')
  }
  const limit = Math.min(Number(query.get('max-keys') ?? 1000), 1000)
  const prefix = query.get('prefix') ?? ''
  const token = query.get('continuation-token')
  const after = token ? Buffer.from(token, 'base64url').toString() : (query.get('start-after') ?? '')
  const { entries, truncated } = bucket.list(prefix, after, limit)
  const last = entries.at(-1)?.[0]
  return xml('ListBucketResult', {
    Name: bucketName,
    Prefix: prefix,
    KeyCount: entries.length,
    MaxKeys: limit,
    IsTruncated: truncated,
    NextContinuationToken: truncated && last ? Buffer.from(last).toString('base64url') : undefined,
    Contents: entries.map(([Key, { etag, body, lastModified }]) => ({
      Key,
      LastModified: lastModified.toISOString(),
      ETag: etag,
      Size: body.length,
      StorageClass: 'STANDARD',
    })),
  })
}

function deleteObjects({ bucket, body, headers }: S3Request): S3Answer {
  const verified = verifyChecksums(headers, body)
  if (!verified) throw new S3Error(400, 'InvalidRequest', 'Missing required header for this request: Content-MD5')
  const keys = textsOf(body.toString(), 'Key')
  if (keys.length === 0 || keys.length > 1000) throw new S3Error(400, 'MalformedXML', 'Name 1 to 1000 keys.')
  for (const key of keys) bucket.delete(key)
  const quiet = textsOf(body.toString(), 'Quiet')[0] === 'true'
  return xml('DeleteResult', { Deleted: quiet ? undefined : keys.map((Key) => ({ Key })) })
}

/** Compares the checksums a request carries. @returns whether it carried one */
function verifyChecksums(headers: IncomingHttpHeaders, body: Buffer): boolean {
  const crc = Buffer.alloc(4)
  crc.writeUInt32BE(crc32(body))
  const known: Record<string, string> = {
    'content-md5': createHash('md5').update(body).digest('base64'),
    'x-amz-checksum-crc32': crc.toString('base64'),
    'x-amz-checksum-sha256': createHash('sha256').update(body).digest('base64'),
  }
  const given = Object.keys(known).filter((name) => headers[name] !== undefined)
  if (given.some((name) => headers[name] !== known[name])) {
    throw new S3Error(400, 'BadDigest', 'The body does not have the checksum that was sent.')
  }
  return given.length > 0
}

function contentTypeOf(headers: IncomingHttpHeaders): string {
  return headers['content-type'] ?? 'binary/octet-stream'
}

function xml(root: string, fields: XmlFields): S3Answer {
  return { status: 200, headers: { 'content-type': 'application/xml' }, body: renderXml(root, fields) }
}
