import { errors } from '../../platform/errors.ts'
import type { OurSocket } from './socket-server.ts'

/** Messages a client may send: typing every 3 s, and a person who clicks through a list. */
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
