import type { ServerMessage, ServerMessageName } from '@recado/contracts/realtime'
import type { OurSocket } from './socket-server.ts'

/** A message of the server that is encoded once and written to many sockets, whenever each has its turn. */
export interface EncodedMessage {
  bytes: number
  writeTo(socket: OurSocket): void
}

/**
 * Socket.IO encodes a broadcast anew at each call, which for a broadcast in steps cost a third of a flood's time. The
 * message is plain JSON, so its packet is `2` (event) and the array of name and message: Socket.IO's protocol, version 5.
 */
export function encodeOnce<Name extends ServerMessageName>(name: Name, message: ServerMessage<Name>): EncodedMessage {
  const packet = `2${JSON.stringify([name, message])}`
  // `4` is Engine.IO's message; its websocket transport writes such a frame as it is, others take the packet.
  const payload = Buffer.from(`4${packet}`)
  const options = { compress: false, wsPreEncodedFrame: [frameHeader(payload.length), payload] }
  return {
    bytes: payload.length,
    writeTo: (socket) => void socket.conn.write(packet, options),
  }
}

/** Of a whole, unmasked text frame: RFC 6455, section 5.2. */
function frameHeader(length: number): Buffer {
  const wholeText = 0x81
  if (length < 126) return Buffer.from([wholeText, length])
  if (length < 65_536) return Buffer.from([wholeText, 126, length >> 8, length & 0xff])
  const header = Buffer.alloc(10)
  header.writeUInt16BE((wholeText << 8) | 127, 0)
  header.writeBigUInt64BE(BigInt(length), 2)
  return header
}
