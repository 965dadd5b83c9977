import type { Duplex } from 'node:stream'
import { FLOOD_CLOSE_CODE } from '@recado/contracts/realtime'
import { WebSocket } from 'ws'
import { FrameCounter } from './frame-counter.ts'
import type { SocketLimits } from './socket-limits.ts'
import { createTokenBucket } from './token-bucket.ts'

/** Its published types do not know what gives a websocket its connection. */
type Connectable = WebSocket & { setSocket(connection: Duplex, head: Buffer, options: object): void }
const ConnectableWebSocket = WebSocket as unknown as new (
  ...options: ConstructorParameters<typeof WebSocket>
) => Connectable

/** A websocket that was closed because its client sent more than it may. */
export interface Flooded {
  hasFlooded: boolean
}

/**
 * A websocket that counts frames and bytes as they come from the connection, before any of them is parsed. Beyond the
 * limits it says so by its close code, hands nothing on any more, not even what came in the same chunk, and reads nothing.
 */
export function meteredWebSocket({ frames, bytes }: Pick<SocketLimits, 'frames' | 'bytes'>) {
  return class MeteredWebSocket extends ConnectableWebSocket implements Flooded {
    hasFlooded = false

    override setSocket(connection: Duplex, head: Buffer, options: object): void {
      const counter = new FrameCounter()
      const framesLeft = createTokenBucket(frames)
      const bytesLeft = createTokenBucket(bytes)
      // Before the listener of `super`, so that nothing of a chunk is parsed before all of it was counted.
      connection.on('data', (chunk: Buffer) => {
        if (this.hasFlooded) return
        const fits = bytesLeft.take(chunk.length) && framesLeft.take(counter.count(chunk))
        if (!fits) this.#endFlood()
      })
      super.setSocket(connection, head, options)
    }

    #endFlood(): void {
      this.hasFlooded = true
      this.removeAllListeners('message')
      this.close(FLOOD_CLOSE_CODE)
      // What was sent already stays in the system's buffers until the connection is destroyed, `closeTimeout` from now.
      this.pause()
    }
  }
}
