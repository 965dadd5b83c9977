// Imports nothing: clients without a validator have it too.

/** Where Socket.IO listens. */
export const REALTIME_PATH = '/realtime'

/**
 * Close code of a websocket whose client sent more than it may (frames or bytes, of any kind). For half a minute its person
 * is refused with 429; a client waits that long before it comes back.
 */
export const FLOOD_CLOSE_CODE = 4429
