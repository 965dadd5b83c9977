import { createHash } from 'node:crypto'
import { pipeline, type Readable, Transform } from 'node:stream'
import type { ConnectionId, TenantId } from '@recado/contracts/ids'
import { type Storage, type StorageKey, tenantKeys } from '../../platform/storage/index.ts'
import { errors } from './errors.ts'

/** More than any plan lets a file have, and than a bot brings by itself. */
const MAX_BYTES = 128 * 1024 ** 2

/**
 * Keeps the bytes that a message will name. Nothing is kept of what is not what was signed.
 * @throws media_digest_wrong (400), storage_too_large (413)
 */
export async function keepMedia(
  storage: Storage,
  file: { tenantId: TenantId; connectionId: ConnectionId; ref: string; bytes: Readable; sha256: Buffer },
): Promise<void> {
  const checked = comparing(file.bytes, file.sha256)
  const key = receivedKey(file.tenantId, file.connectionId, file.ref)
  await storage.put(key, checked, { contentType: 'application/octet-stream', maxBytes: MAX_BYTES })
}

/** The bytes of a ref, as often as they are asked for; undefined when there are none. */
export async function openMedia(
  storage: Storage,
  name: { tenantId: TenantId; connectionId: ConnectionId; ref: string },
): Promise<{ sizeBytes: number; open: () => AsyncIterable<Uint8Array>; remove: () => Promise<void> } | undefined> {
  const key = receivedKey(name.tenantId, name.connectionId, name.ref)
  const meta = await storage.head(key)
  if (meta === undefined) return undefined
  async function* open(): AsyncGenerator<Uint8Array> {
    const { stream } = await storage.get(key)
    yield* stream
  }
  return { sizeBytes: meta.size, open, remove: () => storage.delete(key) }
}

/** Removes what no message has taken since `before`: its event was refused, or its bot is gone. */
export async function sweepMedia(
  storage: Storage,
  tenantId: TenantId,
  before: Date,
  signal: AbortSignal,
): Promise<void> {
  let cursor: string | undefined
  // Ends: with the last page, or with the signal.
  do {
    signal.throwIfAborted()
    const page = await storage.list(tenantKeys(tenantId).allReceived, cursor === undefined ? {} : { cursor })
    for (const { key, lastModified } of page.items) if (lastModified < before) await storage.delete(key)
    cursor = page.cursor
  } while (cursor !== undefined)
}

/** Where the bytes of a ref are, as long as no message has taken them. */
function receivedKey(tenantId: TenantId, connectionId: ConnectionId, ref: string): StorageKey {
  // A ref may begin with a character that no name does.
  return tenantKeys(tenantId).received(`${connectionId}/r${ref}`)
}

/** The same bytes, which fail at their end if they are others. */
function comparing(bytes: Readable, sha256: Buffer): Readable {
  const hash = createHash('sha256')
  const through = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk)
      done(null, chunk)
    },
    flush: (done) => done(hash.digest().equals(sha256) ? null : errors.media_digest_wrong()),
  })
  // What went wrong arrives at whoever reads it.
  pipeline(bytes, through, () => undefined)
  return through
}
