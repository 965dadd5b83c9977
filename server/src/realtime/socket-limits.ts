import { errors } from '../platform/errors.ts'
import type { OurSocket } from './socket-server.ts'
import type { Rate } from './token-bucket.ts'

/**
 * What sockets may do. Our clients send a frame every few seconds: typing at most every 3 s, a look at a conversation after
 * it has been on screen for a moment, a pong every 20 s.
 */
export interface SocketLimits {
  /** Of one connection, of every kind. Beyond it the connection is closed. */
  frames: Rate
  bytes: Rate
  /**
   * Connections at once from one client address. Hundreds of people may be behind one, each with several tabs, so this
   * bounds memory (some 90 KB a socket) and not people.
   */
  perAddress: number
  /** Of one member: tabs, windows and devices. */
  perMember: number
  /** Of one visitor's browser. */
  perVisitor: number
  /** Of one tenant's members, and of its visitors: strangers on its site cannot take its people's places. */
  perTenant: number
  /** How long who was cut off for flooding is refused. */
  refusedMs: number
}

export const SOCKET_LIMITS: SocketLimits = {
  frames: { burst: 200, perSecond: 20 },
  bytes: { burst: 128 * 1_024, perSecond: 16 * 1_024 },
  perAddress: 2_000,
  perMember: 50,
  perVisitor: 10,
  perTenant: 5_000,
  refusedMs: 30_000,
}

/** Messages a client may send before it is told that it is too fast. */
const PER_WINDOW = 50
const WINDOW_MS = 5_000

/** @throws rate_limited (429) for a socket that says too much; what it says is not looked at. */
export function countMessage(socket: OurSocket, now: number): void {
  const { events } = socket.data
  if (now - events.windowStart >= WINDOW_MS) {
    events.windowStart = now
    events.count = 0
  }
  events.count += 1
  if (events.count > PER_WINDOW) throw errors.rate_limited()
}
