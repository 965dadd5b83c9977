import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** A file in memory in each of its encodings, made once: every answer is written from the same buffers. */
export interface CompressedFile {
  type: string
  /** Weak: the same content in each of its encodings. */
  etag: string
  plain: Buffer
  br: Buffer
  gzip: Buffer
}

/** A third larger than with the best quality, 11, and some 40 times as fast: 4.3 MB in 0.2 s instead of 8. */
const BROTLI_QUALITY = 5

export async function compressFile(type: string, plain: Buffer): Promise<CompressedFile> {
  const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length }
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(plain, { params }),
    promisify<Buffer, Buffer>(gzip)(plain),
  ])
  return { type, etag, plain, br, gzip: zipped }
}

/** Answers with the smallest encoding that the client takes, or says that it has the file already (304). */
export function sendCompressed(request: FastifyRequest, reply: FastifyReply, file: CompressedFile): FastifyReply {
  reply.header('etag', file.etag).header('vary', 'accept-encoding').header('content-type', file.type)
  if (request.headers['if-none-match'] === file.etag) return reply.status(304).send()
  const encoding = chooseEncoding(request.headers['accept-encoding'])
  if (encoding !== undefined) reply.header('content-encoding', encoding)
  const content = encoding === undefined ? file.plain : file[encoding]
  if (content.length <= CHUNK_BYTES) return reply.send(content)
  reply.header('content-length', content.length)
  return reply.send(Readable.from(chunksOf(content), { objectMode: false }))
}

/**
 * Written at once, a file of megabytes is copied into its socket in one turn of the loop, and 120 of them hold up everybody
 * else for a second. So all answers together copy a few chunks a turn.
 */
const CHUNK_BYTES = 65_536
const CHUNKS_A_TURN = 4

async function* chunksOf(content: Buffer): AsyncGenerator<Buffer> {
  for (let start = 0; start < content.length; start += CHUNK_BYTES) {
    await nextTurn()
    yield content.subarray(start, start + CHUNK_BYTES)
  }
}

const waiting: (() => void)[] = []

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (waiting.push(resolve) === 1) setImmediate(letSomeGo)
  })
}

function letSomeGo(): void {
  for (const resolve of waiting.splice(0, CHUNKS_A_TURN)) resolve()
  if (waiting.length > 0) setImmediate(letSomeGo)
}

export function chooseEncoding(accepted = ''): 'br' | 'gzip' | undefined {
  const takes = (name: string) => new RegExp(`\\b${name}\\b(?!\\s*;\\s*q=0(?:\\.0+)?\\b)`).test(accepted)
  if (takes('br')) return 'br'
  return takes('gzip') ? 'gzip' : undefined
}
