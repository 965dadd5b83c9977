import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Lease } from '../lease/lease.ts'
import type { Store } from '../store/open-store.ts'
import { restoredPath } from '../store/take-restored.ts'
import { type Answer, problem } from './problem.ts'

/** A session of years with its history stays far below. */
const SESSION_MAX = 512 * 1024 * 1024
let copies = 0

/** The whole store as it is at one moment. */
export async function giveSession(
  { store, config: { dataDir } }: { store: Store; config: { dataDir: string } },
  response: ServerResponse,
): Promise<undefined> {
  copies += 1
  const copy = path.join(dataDir, `copy-${copies}.sqlite`)
  try {
    await store.copyTo(copy)
    const { size } = await stat(copy)
    response.writeHead(200, { 'content-type': 'application/vnd.sqlite3', 'content-length': size })
    await pipeline(createReadStream(copy), response)
  } finally {
    await rm(copy, { force: true })
  }
  return undefined
}

/** Keeps a store for the next start. Only while the session is not held: it would be replaced under a live connection. */
export async function takeSession(
  { lease, config: { dataDir } }: { lease: Lease; config: { dataDir: string } },
  request: IncomingMessage,
): Promise<Answer> {
  if (lease.state() === 'held') return problem(409, 'refused', 'this bot holds its session')
  copies += 1
  const part = path.join(dataDir, `brought-${copies}.part`)
  try {
    let bytes = 0
    await pipeline(
      request,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          bytes += chunk.length
          if (bytes > SESSION_MAX) throw new RangeError('too large')
          yield chunk
        }
      },
      // Not flushed: under Node's permissions fsync is not there. Who restores asks again after a crash.
      createWriteStream(part, { mode: 0o600 }),
    )
    await rename(part, restoredPath(dataDir))
  } catch (error) {
    if (error instanceof RangeError) return problem(413, 'too_large', `more than ${SESSION_MAX} bytes`)
    throw error
  } finally {
    await rm(part, { force: true })
  }
  return { status: 200, body: { ok: true } }
}
