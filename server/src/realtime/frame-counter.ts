/** Longest header of a frame: 2 bytes, 8 of length, 4 of mask. */
const LONGEST_HEADER = 14

/**
 * Counts websocket frames in the bytes of a connection (RFC 6455, section 5.2), of every kind: text, binary, continuations,
 * pings. It reads headers only, so a frame costs far less than parsing its message would.
 */
export class FrameCounter {
  readonly #header = Buffer.alloc(LONGEST_HEADER)
  #headerBytes = 0
  /** Bytes still to come of the frame that began last. */
  #payloadLeft = 0

  /** @returns how many frames' headers end in this chunk. */
  count(chunk: Buffer): number {
    let frames = 0
    let at = 0
    while (at < chunk.length) {
      if (this.#payloadLeft > 0) {
        const skipped = Math.min(this.#payloadLeft, chunk.length - at)
        this.#payloadLeft -= skipped
        at += skipped
        continue
      }
      this.#header[this.#headerBytes] = chunk[at] ?? 0
      this.#headerBytes += 1
      at += 1
      if (this.#headerBytes < headerLength(this.#header, this.#headerBytes)) continue
      frames += 1
      this.#payloadLeft = payloadLength(this.#header)
      this.#headerBytes = 0
    }
    return frames
  }
}

/** As far as the bytes that are there tell. */
function headerLength(header: Buffer, bytes: number): number {
  if (bytes < 2) return 2
  const second = header.readUInt8(1)
  return 2 + lengthBytes(second & 0x7f) + (second >= 0x80 ? 4 : 0)
}

function payloadLength(header: Buffer): number {
  const short = header.readUInt8(1) & 0x7f
  if (short === 126) return header.readUInt16BE(2)
  // Nobody may send so much; the receiver refuses it by its length.
  if (short === 127) return Number(header.readBigUInt64BE(2))
  return short
}

function lengthBytes(short: number): number {
  if (short === 126) return 2
  return short === 127 ? 8 : 0
}
