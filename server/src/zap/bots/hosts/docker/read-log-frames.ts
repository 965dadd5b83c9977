const HEADER_BYTES = 8

/** Lines out of the Engine's stream, in which every piece of output has a header of its own: kind, three zeros, length. */
export function readLogFrames(stream: Buffer): string[] {
  const pieces: Buffer[] = []
  let at = 0
  while (at + HEADER_BYTES <= stream.length) {
    const length = stream.readUInt32BE(at + 4)
    pieces.push(stream.subarray(at + HEADER_BYTES, at + HEADER_BYTES + length))
    at += HEADER_BYTES + length
  }
  const text = Buffer.concat(pieces).toString('utf8').trimEnd()
  return text === '' ? [] : text.split('\n')
}
