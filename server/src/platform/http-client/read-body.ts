import type { Readable } from 'node:stream'
import { HttpClientError } from './http-client-error.ts'

/** The whole body, if it is no longer than `limit` bytes; otherwise the connection is cut. */
export async function readBody(
  stream: Readable,
  announced: string | string[] | undefined,
  limit: number,
): Promise<Buffer> {
  if (Number(announced) > limit) return refuse(stream)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > limit) return refuse(stream)
    chunks.push(bytes)
  }
  return Buffer.concat(chunks, size)
}

function refuse(stream: Readable): never {
  // The stream reports being cut as an error of its own; ours is the one that tells.
  stream.on('error', () => {}).destroy()
  throw new HttpClientError('http_response_too_large')
}
