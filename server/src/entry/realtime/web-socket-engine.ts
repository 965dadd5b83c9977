import { type ServerOptions, WebSocketServer } from 'ws'

/** The extension's name in a socket's `extensions` (RFC 7692). */
export const DEFLATE = 'permessage-deflate'

/**
 * Lets clients have frames deflated, and never deflates one itself: contexts that live as long as their socket cost 300 KB
 * each, and whoever broadcasts deflates once for all. Contexts end with their message, in both directions.
 */
export class WebSocketEngine extends WebSocketServer {
  constructor(options: ServerOptions) {
    super({
      ...options,
      perMessageDeflate: {
        serverNoContextTakeover: true,
        clientNoContextTakeover: true,
        threshold: Number.MAX_SAFE_INTEGER,
      },
    })
  }
}
