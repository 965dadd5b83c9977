import type { IncomingMessage } from 'node:http'
import type { SocketLimits } from './socket-limits.ts'
import { type Connection, MESSAGE_BYTES, type SocketServer } from './socket-server.ts'
import { createTokenBucket } from './token-bucket.ts'

/** A request as Engine.IO hands it to its middlewares. */
type EngineRequest = IncomingMessage & { _query: { sid?: string; transport?: string } }

/**
 * The same limits for connections that poll: each request is a frame with the bytes that it announces, and so is each
 * packet in it. @returns whether a connection was closed for what it polled.
 */
export function meterPolling(io: SocketServer, limits: SocketLimits): (connection: Connection) => boolean {
  const meters = new Map<string, (frames: number, bytes: number) => boolean>()
  const flooded = new WeakSet<Connection>()

  io.engine.on('connection', (connection: Connection) => {
    if (connection.transport.name !== 'polling') return
    const [frames, bytes] = [createTokenBucket(limits.frames), createTokenBucket(limits.bytes)]
    const take = (frameCount: number, byteCount: number) => {
      const fits = bytes.take(byteCount) && frames.take(frameCount)
      if (fits || flooded.has(connection)) return fits
      flooded.add(connection)
      connection.close(true)
      return false
    }
    meters.set(sidOf(connection), take)
    connection.on('packet', () => take(1, 0))
    connection.once('close', () => meters.delete(sidOf(connection)))
  })
  io.engine.use((request: EngineRequest, _answer: unknown, next: (error?: Error) => void) => {
    const take = request._query.transport === 'polling' ? meters.get(request._query.sid ?? '') : undefined
    const fits = take?.(1, announcedBytes(request)) ?? true
    next(fits ? undefined : new Error('too much was sent'))
  })
  return (connection) => flooded.has(connection)
}

/** Its published types hide the name by which its client asks for it. */
function sidOf(connection: Connection): string {
  return (connection as unknown as { id: string }).id
}

function announcedBytes({ method, headers }: IncomingMessage): number {
  if (method !== 'POST') return 0
  // Chunked: as much as one request may carry.
  return Number(headers['content-length'] ?? MESSAGE_BYTES)
}
