import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Disposition } from './storage.ts'
import { StorageError } from './storage-error.ts'
import { isKeyText, type StorageKey } from './tenant-keys.ts'

/** Where the web server answers signed addresses of files on disk. */
export const FILES_PATH = '/files/'

type Grant = {
  key: StorageKey
  /** Seconds since 1970. */
  expires: number
  disposition: Disposition | undefined
  contentType: string | undefined
  /** Whose address it is, where their right to it may end before it expires. */
  holder: string | undefined
}

/** `/files/{key}?expires=…&signature=…` for `signedUrl` of the disk driver. */
export function signPath(grant: Grant, signingKey: KeyObject): string {
  const query = new URLSearchParams({ expires: String(grant.expires) })
  if (grant.disposition) query.set('disposition', grant.disposition.type)
  if (grant.disposition?.filename) query.set('filename', grant.disposition.filename)
  if (grant.contentType) query.set('type', grant.contentType)
  if (grant.holder) query.set('holder', grant.holder)
  query.set('signature', signatureOf(grant, signingKey).toString('base64url'))
  return `${FILES_PATH}${grant.key}?${query}`
}

/**
 * What a signed address allows. `path` is the request's path with its query.
 * @throws StorageError storage_link_invalid, storage_link_expired
 */
export function verifySignedPath(
  path: string,
  options: { signingKey: KeyObject; clock: Clock },
): Omit<Grant, 'expires'> {
  const grant = parse(path)
  const given = Buffer.from(grant?.signature ?? '', 'base64url')
  const expected = grant && signatureOf(grant, options.signingKey)
  if (!expected || given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new StorageError('storage_link_invalid')
  }
  if (options.clock.now().getTime() >= grant.expires * 1000) throw new StorageError('storage_link_expired')
  const { key, disposition, contentType, holder } = grant
  return { key, disposition, contentType, holder }
}

function parse(path: string): (Grant & { signature: string }) | undefined {
  const url = URL.parse(path, 'http://files')
  const key = url?.pathname.startsWith(FILES_PATH) ? url.pathname.slice(FILES_PATH.length) : ''
  const expires = url?.searchParams.get('expires') ?? ''
  const type = url?.searchParams.get('disposition') ?? undefined
  if (!url || !isKeyText(key) || !/^\d{1,12}$/.test(expires)) return undefined
  if (type !== undefined && type !== 'inline' && type !== 'attachment') return undefined
  const filename = url.searchParams.get('filename') ?? undefined
  return {
    key,
    expires: Number(expires),
    disposition: type && (filename ? { type, filename } : { type }),
    contentType: url.searchParams.get('type') ?? undefined,
    holder: url.searchParams.get('holder') ?? undefined,
    signature: url.searchParams.get('signature') ?? '',
  }
}

/** Over JSON, so that no field can spill into the next. */
function signatureOf(grant: Grant, signingKey: KeyObject): Buffer {
  const { key, expires, disposition, contentType, holder } = grant
  const text = JSON.stringify([
    key,
    expires,
    disposition?.type ?? null,
    disposition?.filename ?? null,
    contentType ?? null,
    holder ?? null,
  ])
  return createHmac('sha256', signingKey).update(text).digest()
}
