import { type ServerOptions, WebSocketServer } from 'ws'
import { meteredWebSocket } from './metered-web-socket.ts'
import type { SocketLimits } from './socket-limits.ts'

/** The extension's name in a socket's `extensions` (RFC 7692). */
export const DEFLATE = 'permessage-deflate'

/** How long a closed socket may leave its goodbye unanswered; ws would let a phone in a tunnel hold a stop for 30 s. */
const GOODBYE_MS = 2_000

/**
 * Lets clients have frames deflated, and never deflates one itself: contexts that live as long as their socket cost 300 KB
 * each, and whoever broadcasts deflates once for all. Contexts end with their message, in both directions. What clients
 * send is metered.
 */
export function webSocketEngine(limits: SocketLimits) {
  return class WebSocketEngine extends WebSocketServer {
    constructor(options: ServerOptions) {
      // Its published types do not know `closeTimeout` yet.
      const ending = { closeTimeout: GOODBYE_MS }
      super({
        ...options,
        ...ending,
        WebSocket: meteredWebSocket(limits) as never,
        perMessageDeflate: {
          serverNoContextTakeover: true,
          clientNoContextTakeover: true,
          threshold: Number.MAX_SAFE_INTEGER,
        },
      })
    }
  }
}
