import type { Readable } from 'node:stream'
import { HttpClientError } from './http-client-error.ts'

/** The body as it comes, if it is no longer than `limit` bytes; otherwise, and when nobody reads on, the connection is cut. */
export async function* boundedBody(
  stream: Readable,
  announced: string | string[] | undefined,
  limit: number,
): AsyncGenerator<Buffer> {
  try {
    let left = limit
    if (Number(announced) > left) throw new HttpClientError('http_response_too_large')
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk)
      left -= bytes.length
      if (left < 0) throw new HttpClientError('http_response_too_large')
      yield bytes
    }
  } finally {
    // The stream reports being cut as an error of its own; ours is the one that tells.
    stream.on('error', () => {}).destroy()
  }
}

export async function readBody(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const bytes of body) chunks.push(bytes)
  return Buffer.concat(chunks)
}
