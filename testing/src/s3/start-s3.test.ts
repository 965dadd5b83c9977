import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Bucket } from './bucket.ts'
import { S3Error } from './s3-error.ts'
import { type S3StandIn, startS3 } from './start-s3.ts'
import { type SignedRequest, verifySignature } from './verify-signature.ts'

function codeOf(run: () => unknown): string {
  try {
    run()
    return 'accepted'
  } catch (error) {
    return error instanceof S3Error ? error.code : String(error)
  }
}

/** The two worked examples of Amazon's S3 documentation on Signature Version 4, with their published signatures. */
describe('signatures', () => {
  const options = {
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
    region: 'us-east-1',
    now: new Date('2013-05-24T00:05:00Z'),
  }
  const scope = '20130524/us-east-1/s3/aws4_request'
  const inHeader: SignedRequest = {
    method: 'GET',
    target: '/test.txt',
    headers: {
      host: 'examplebucket.s3.amazonaws.com',
      range: 'bytes=0-9',
      'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      'x-amz-date': '20130524T000000Z',
      authorization: `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/${scope},SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41`,
    },
    body: Buffer.alloc(0),
  }
  const inQuery: SignedRequest = {
    method: 'GET',
    target: `/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F${encodeURIComponent(scope)}&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404`,
    headers: { host: 'examplebucket.s3.amazonaws.com' },
    body: Buffer.alloc(0),
  }

  test('the published examples are accepted', () => {
    expect(codeOf(() => verifySignature(inHeader, options))).toBe('accepted')
    expect(codeOf(() => verifySignature(inQuery, options))).toBe('accepted')
  })

  test.each<[string, Partial<SignedRequest>, string]>([
    ['another method', { method: 'PUT' }, 'SignatureDoesNotMatch'],
    ['another path', { target: '/other.txt' }, 'SignatureDoesNotMatch'],
    ['a parameter more', { target: '/test.txt?acl' }, 'SignatureDoesNotMatch'],
    ['another range', { headers: { ...inHeader.headers, range: 'bytes=0-99' } }, 'SignatureDoesNotMatch'],
    ['an unsigned x-amz header', { headers: { ...inHeader.headers, 'x-amz-acl': 'public-read' } }, 'AccessDenied'],
    ['a body that was not signed', { body: Buffer.from('x') }, 'XAmzContentSHA256Mismatch'],
    ['no signature', { headers: { host: 'examplebucket.s3.amazonaws.com' } }, 'AccessDenied'],
    [
      'a malformed header',
      { headers: { ...inHeader.headers, authorization: 'Bearer x' } },
      'AuthorizationHeaderMalformed',
    ],
  ])('%s is refused', (_, change, code) => {
    expect(codeOf(() => verifySignature({ ...inHeader, ...change }, options))).toBe(code)
  })

  test('time, key and region count', () => {
    const late = { ...options, now: new Date('2013-05-24T00:16:00Z') }
    expect(codeOf(() => verifySignature(inHeader, late))).toBe('RequestTimeTooSkewed')
    expect(codeOf(() => verifySignature(inQuery, late))).toBe('accepted')
    const nextDay = { ...options, now: new Date('2013-05-25T00:00:01Z') }
    expect(codeOf(() => verifySignature(inQuery, nextDay))).toBe('AccessDenied')
    const longer = { ...inQuery, target: inQuery.target.replace('86400', '604801') }
    expect(codeOf(() => verifySignature(longer, options))).toBe('AuthorizationQueryParametersError')
    const { accessKeyId } = options.credentials
    const wrong = { ...options, credentials: { accessKeyId, secretAccessKey: 'x' } }
    expect(codeOf(() => verifySignature(inQuery, wrong))).toBe('SignatureDoesNotMatch')
    const unknown = { ...options, credentials: { ...options.credentials, accessKeyId: 'AKIAOTHER' } }
    expect(codeOf(() => verifySignature(inQuery, unknown))).toBe('InvalidAccessKeyId')
    expect(codeOf(() => verifySignature(inQuery, { ...options, region: 'sa-east-1' }))).toBe(
      'AuthorizationHeaderMalformed',
    )
  })
})

describe('multipart uploads', () => {
  const now = new Date('2026-03-01T12:00:00.900Z')
  const part = Buffer.alloc(5 * 1024 ** 2)

  test('appear when they are complete', () => {
    const bucket = new Bucket()
    const id = bucket.startUpload('a', 'x/y')
    const [one, two] = [bucket.putPart(id, 'a', 1, part), bucket.putPart(id, 'a', 2, Buffer.from('end'))]
    expect(bucket.keys).toEqual([])
    bucket.completeUpload(
      id,
      'a',
      [
        { number: 1, etag: one },
        { number: 2, etag: two },
      ],
      now,
    )
    expect(bucket.get('a').body).toHaveLength(part.length + 3)
    expect(bucket.get('a').etag).toMatch(/-2"$/)
    expect(bucket.get('a').lastModified.getMilliseconds()).toBe(0)
    expect(bucket.openUploads).toBe(0)
  })

  test('obey the rules of S3', () => {
    const bucket = new Bucket()
    const id = bucket.startUpload('a', 'x/y')
    const [small, large] = [bucket.putPart(id, 'a', 1, Buffer.from('s')), bucket.putPart(id, 'a', 2, part)]
    const complete = (...parts: [number, string][]) =>
      codeOf(() =>
        bucket.completeUpload(
          id,
          'a',
          parts.map(([number, etag]) => ({ number, etag })),
          now,
        ),
      )
    expect(complete([1, small], [2, large])).toBe('EntityTooSmall')
    expect(complete([2, large], [1, small])).toBe('InvalidPartOrder')
    expect(complete([1, large])).toBe('InvalidPart')
    expect(complete([3, small])).toBe('InvalidPart')
    expect(complete()).toBe('MalformedXML')
    expect(codeOf(() => bucket.putPart(id, 'b', 1, part))).toBe('NoSuchUpload')
    bucket.abortUpload(id, 'a')
    expect(codeOf(() => bucket.putPart(id, 'a', 1, part))).toBe('NoSuchUpload')
  })
})

describe('over HTTP', () => {
  let s3: S3StandIn
  beforeEach(async () => {
    s3 = await startS3()
  })
  afterEach(() => s3.close())

  test('an unsigned request gets nothing, and an error in XML', async () => {
    s3.bucket.put('secret', Buffer.from('x'), 'text/plain', new Date())
    const response = await fetch(`${s3.endpoint}/${s3.bucketName}/secret`)
    expect(response.status).toBe(403)
    expect(await response.text()).toContain('<Code>AccessDenied</Code>')
    expect(s3.requests).toEqual([`GET /${s3.bucketName}/secret`])
  })
})
