import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** A client that takes nothing for so long is not slow but gone, or means harm. */
const STALLED_MS = 20_000
/** Looks at a stall before it counts as one. */
const LOOKS = 4

/**
 * Destroys connections whose client does not read: whatever waits to be written to them (a file, an export, a page, packets
 * of a websocket) is held in memory until then. One look at all connections every few seconds, so a response costs nothing.
 * A client that is only slow takes something between two looks; one whose answer is not there yet has nothing waiting.
 */
export function endStalledWrites(server: Server, stalledMs = STALLED_MS): void {
  const look = watchWrites(server)
  const looking = setInterval(look, stalledMs / LOOKS)
  looking.unref()
  server.once('close', () => clearInterval(looking))
}

/** @returns a look at every connection, which destroys those of which the last `LOOKS` saw nothing move. */
export function watchWrites(server: Server): () => void {
  const sockets = new Map<Socket, Progress>()
  server.on('connection', (socket: Socket) => {
    sockets.set(socket, { written: 0, queued: 0, looks: 0 })
    socket.once('close', () => sockets.delete(socket))
  })
  return () => {
    for (const [socket, before] of sockets) {
      const now = lookAt(socket, before)
      if (now.looks >= LOOKS) socket.destroy()
      else sockets.set(socket, now)
    }
  }
}

interface Progress {
  /** Bytes of writes that are done. */
  written: number
  /** Bytes that the system has not taken yet of the write under way: one write may be megabytes. */
  queued: number
  /** How often nothing had moved though something waited. */
  looks: number
}

function lookAt(socket: Socket, before: Progress): Progress {
  const written = socket.bytesWritten - socket.writableLength
  const queued = queuedBytes(socket)
  const stalled = socket.writableLength > 0 && written === before.written && queued === before.queued
  return { written, queued, looks: stalled ? before.looks + 1 : 0 }
}

/** Node has it for its own time-outs and does not publish it; without it progress shows write by write. */
function queuedBytes(socket: Socket): number {
  return (socket as { _handle?: { writeQueueSize?: number } | null })._handle?.writeQueueSize ?? 0
}
