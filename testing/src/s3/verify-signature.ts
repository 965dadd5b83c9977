import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { S3Error } from './s3-error.ts'

export type Credentials = { accessKeyId: string; secretAccessKey: string }

export type SignedRequest = {
  method: string
  /** As it came: path and query, still encoded. */
  target: string
  headers: IncomingHttpHeaders
  body: Buffer
}

const DAY = 24 * 3600
const MAX_SKEW_SECONDS = 15 * 60

/**
 * Checks an AWS Signature Version 4, in the Authorization header or in the query of a presigned address: credential,
 * region, date, signed headers, signature and the body's hash. Unsigned requests are refused.
 * @throws S3Error as S3 answers
 */
export function verifySignature(
  request: SignedRequest,
  options: { credentials: Credentials; region: string; now: Date },
): void {
  const query = queryOf(request.target)
  const claim = query.has('X-Amz-Signature') ? claimOfQuery(query, options.now) : claimOfHeader(request, options.now)
  const [accessKeyId, date, region, service, ending] = claim.credential.split('/')
  if (accessKeyId !== options.credentials.accessKeyId) {
    throw new S3Error(403, 'InvalidAccessKeyId', 'The access key does not exist.')
  }
  if (
    region !== options.region ||
    service !== 's3' ||
    ending !== 'aws4_request' ||
    !claim.time.startsWith(date ?? '-')
  ) {
    throw new S3Error(400, 'AuthorizationHeaderMalformed', 'The credential scope is wrong.')
  }
  requireSigned(request.headers, claim.signedHeaders)

  const canonical = [
    request.method,
    canonicalPath(request.target),
    canonicalQuery(query),
    ...claim.signedHeaders.map((name) => `${name}:${headerText(request.headers, name)}`),
    '',
    claim.signedHeaders.join(';'),
    claim.payloadHash,
  ].join('\n')
  const scope = `${date}/${region}/s3/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', claim.time, scope, sha256(canonical)].join('\n')
  const key = [date ?? '', options.region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (previous, part) => hmac(previous, part),
    `AWS4${options.credentials.secretAccessKey}`,
  )
  const expected = hmac(key, toSign)
  const given = Buffer.from(claim.signature, 'hex')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new S3Error(403, 'SignatureDoesNotMatch', 'The signature does not match the request.')
  }
  verifyPayload(claim.payloadHash, request.body)
}

type Claim = { credential: string; signedHeaders: string[]; signature: string; time: string; payloadHash: string }

const AUTHORIZATION = /^AWS4-HMAC-SHA256 Credential=([^, ]+), ?SignedHeaders=([^, ]+), ?Signature=([0-9a-f]{64})$/

function claimOfHeader(request: SignedRequest, now: Date): Claim {
  const authorization = request.headers.authorization
  if (!authorization) throw new S3Error(403, 'AccessDenied', 'Unsigned requests are refused.')
  const [, credential, signedHeaders, signature] = AUTHORIZATION.exec(authorization) ?? []
  if (!credential || !signedHeaders || !signature) {
    throw new S3Error(400, 'AuthorizationHeaderMalformed', 'The authorization header is malformed.')
  }
  const time = headerText(request.headers, 'x-amz-date')
  if (!(Math.abs(secondsOf(time) - now.getTime() / 1000) <= MAX_SKEW_SECONDS)) {
    throw new S3Error(403, 'RequestTimeTooSkewed', 'The request time differs too much from the server time.')
  }
  const payloadHash = headerText(request.headers, 'x-amz-content-sha256')
  return { credential, signedHeaders: signedHeaders.split(';'), signature, time, payloadHash }
}

function claimOfQuery(query: Map<string, string>, now: Date): Claim {
  const field = (name: string) => query.get(`X-Amz-${name}`) ?? ''
  const expires = Number(field('Expires'))
  if (field('Algorithm') !== 'AWS4-HMAC-SHA256' || !(expires >= 1 && expires <= 7 * DAY)) {
    throw new S3Error(400, 'AuthorizationQueryParametersError', 'X-Amz-Expires must be between 1 and 604800 seconds.')
  }
  const age = now.getTime() / 1000 - secondsOf(field('Date'))
  if (!(age <= expires && age >= -MAX_SKEW_SECONDS)) throw new S3Error(403, 'AccessDenied', 'Request has expired')
  return {
    credential: field('Credential'),
    signedHeaders: field('SignedHeaders').split(';'),
    signature: field('Signature'),
    time: field('Date'),
    payloadHash: query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
  }
}

/** S3 asks for the host and every x-amz-* header to be signed, or somebody on the way could add some. */
function requireSigned(headers: IncomingHttpHeaders, signed: readonly string[]): void {
  const needed = Object.keys(headers).filter((name) => name === 'host' || name.startsWith('x-amz-'))
  if (needed.every((name) => signed.includes(name))) return
  throw new S3Error(403, 'AccessDenied', 'There were headers present in the request which were not signed')
}

function verifyPayload(claimed: string, body: Buffer): void {
  if (claimed === 'UNSIGNED-PAYLOAD') return
  if (claimed.startsWith('STREAMING-')) {
    throw new S3Error(501, 'NotImplemented', 'Chunked signing is not supported here.')
  }
  if (claimed !== sha256(body)) {
    throw new S3Error(400, 'XAmzContentSHA256Mismatch', 'The body does not have the signed hash.')
  }
}

function canonicalPath(target: string): string {
  const path = target.split('?')[0] ?? ''
  return path
    .split('/')
    .map((part) => encode(decodeURIComponent(part)))
    .join('/')
}

function canonicalQuery(query: Map<string, string>): string {
  return [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&')
}

/** Decoded names and values of a target's query. */
export function queryOf(target: string): Map<string, string> {
  const text = target.split('?')[1] ?? ''
  const pairs = text.split('&').filter((pair) => pair !== '')
  return new Map(
    pairs.map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return [decodeURIComponent(name), decodeURIComponent(value.join('='))]
    }),
  )
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
}

function headerText(headers: IncomingHttpHeaders, name: string): string {
  return String(headers[name] ?? '')
    .trim()
    .replaceAll(/ +/g, ' ')
}

/** `20260301T120000Z` → seconds since 1970; NaN, which no comparison accepts, for anything else. */
function secondsOf(time: string): number {
  const iso = time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')
  return Date.parse(iso) / 1000
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex')
}

function hmac(key: string | Buffer, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest()
}
