import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { constants, inflateRawSync } from 'node:zlib'

/** A websocket that reads everything and looks only at what it is asked to: decoding each packet would measure the crowd. */
export interface LightSocket {
  send(text: string): void
  close(): void
}

export interface LightSocketOptions {
  /** `ws://host:port/path` */
  url: string
  /** Whether a packet of so many bytes is handed on as text; others are counted. */
  wants(bytes: number): boolean
  onText(text: string): void
  onSkipped(bytes: number): void
  onFailed(error: Error): void
}

/** RFC 6455 as far as a server of ours speaks it: whole, unmasked frames come, small masked ones go. */
export function openLightSocket(options: LightSocketOptions): LightSocket {
  const { hostname, port, pathname, search } = new URL(options.url)
  const socket = connect({ host: hostname, port: Number(port) })
  let ended = false
  let waiting = Buffer.alloc(0)
  /** Bytes still to come of a frame that nobody wants. */
  let skipping = 0
  let upgraded = false
  socket.write(
    `GET ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n' +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
  )
  socket.on('error', (error) => ended || options.onFailed(error))
  socket.on('close', () => ended || options.onFailed(new Error('the server closed the socket')))
  socket.on('data', (chunk) => {
    if (skipping >= chunk.length) {
      skipping -= chunk.length
      return
    }
    waiting = Buffer.concat([waiting, chunk.subarray(skipping)])
    skipping = 0
    if (!upgraded) {
      const end = waiting.indexOf('\r\n\r\n')
      if (end < 0) return
      upgraded = true
      waiting = waiting.subarray(end + 4)
    }
    while (readFrame());
  })

  /** @returns whether another may be there. */
  const readFrame = (): boolean => {
    const frame = readHeader(waiting)
    if (frame === undefined) return false
    const { opcode, deflated, from, length } = frame
    if (opcode === 1 && !options.wants(length)) {
      options.onSkipped(length)
      skipping = Math.max(0, from + length - waiting.length)
      waiting = waiting.subarray(Math.min(waiting.length, from + length))
      return waiting.length > 0
    }
    if (waiting.length < from + length) return false
    const payload = waiting.subarray(from, from + length)
    const text = opcode === 1 ? (deflated ? inflate(payload) : payload).toString() : undefined
    waiting = waiting.subarray(from + length)
    if (text !== undefined) options.onText(text)
    return waiting.length > 0
  }
  return {
    send: (text) => void socket.write(maskedText(Buffer.from(text))),
    close: () => {
      ended = true
      socket.destroy()
    },
  }
}

/** RFC 7692: the last bytes of a sync flush are not sent. */
function inflate(payload: Buffer): Buffer {
  const flushed = Buffer.concat([payload, Buffer.from([0, 0, 0xff, 0xff])])
  return inflateRawSync(flushed, { finishFlush: constants.Z_SYNC_FLUSH })
}

interface FrameHeader {
  opcode: number
  deflated: boolean
  from: number
  length: number
}

function readHeader(data: Buffer): FrameHeader | undefined {
  if (data.length < 2) return undefined
  const first = data.readUInt8(0)
  const kind = { opcode: first & 0x0f, deflated: (first & 0x40) !== 0 }
  const short = data.readUInt8(1) & 0x7f
  if (short < 126) return { ...kind, from: 2, length: short }
  if (short === 126) return data.length < 4 ? undefined : { ...kind, from: 4, length: data.readUInt16BE(2) }
  return data.length < 10 ? undefined : { ...kind, from: 10, length: Number(data.readBigUInt64BE(2)) }
}

function maskedText(payload: Buffer): Buffer {
  const mask = randomBytes(4)
  const masked = payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0))
  const header =
    payload.length < 126
      ? Buffer.from([0x81, 0x80 | payload.length])
      : Buffer.from([0x81, 0x80 | 126, payload.length >> 8, payload.length & 0xff])
  return Buffer.concat([header, mask, masked])
}
