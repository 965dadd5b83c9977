import type { Readable } from 'node:stream'
import { StorageError } from './storage-error.ts'
import { BodyFailure } from './with-storage-errors.ts'

/**
 * The body as pieces of exactly `size` bytes, the last one shorter; nothing for an empty body.
 * @throws StorageError storage_too_large as soon as more than `maxBytes` have come
 */
export async function* splitBody(
  body: Readable | Uint8Array,
  size: number,
  maxBytes = Number.POSITIVE_INFINITY,
): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let heldBytes = 0
  let total = 0
  for await (const chunk of body instanceof Uint8Array ? [body] : readMarked(body)) {
    let rest = Buffer.from(chunk)
    total += rest.length
    if (total > maxBytes) throw new StorageError('storage_too_large')
    while (heldBytes + rest.length >= size) {
      const take = size - heldBytes
      yield Buffer.concat([...held, rest.subarray(0, take)], size)
      rest = rest.subarray(take)
      held = []
      heldBytes = 0
    }
    if (rest.length > 0) held.push(rest)
    heldBytes += rest.length
  }
  if (heldBytes > 0) yield Buffer.concat(held, heldBytes)
}

async function* readMarked(stream: Readable): AsyncGenerator<Uint8Array> {
  try {
    yield* stream
  } catch (cause) {
    throw new BodyFailure('the body failed', { cause })
  }
}
