import type { OurSocket } from './socket-server.ts'

/** Packets that may wait for a client to read; a phone on a bad line takes some hundred before it has lost anything. */
const WAITING_LIMIT = 100

/**
 * Whether a socket can take another packet; counts it if so. One whose client does not read is cut off instead of being
 * buffered for without end: it is told of nothing until it has read what it has, and then to read everything anew.
 */
export function canTake(socket: OurSocket): boolean {
  const { data } = socket
  if (data.behind) return false
  if (socket.conn.transport.writable) data.waiting = 0
  else data.waiting += 1
  if (data.waiting > WAITING_LIMIT) data.behind = true
  return !data.behind
}

/** Whether one that was behind has read all it was sent. The transport is writable only while nothing waits before it. */
export function hasCaughtUp(socket: OurSocket): boolean {
  return socket.data.behind && socket.conn.transport.writable
}

export function letBackIn(socket: OurSocket): void {
  socket.data.behind = false
  socket.data.waiting = 0
}
