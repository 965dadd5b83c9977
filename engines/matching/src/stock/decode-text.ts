export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** A longer line is decoded in pieces: a document may be one line. */
const LONGEST_LINE = 256 * 1024

/**
 * Turns bytes into text as they arrive, whole lines at a time. What a file declares is not believed: feeds declare
 * ISO-8859-1 and send UTF-8. Each piece is UTF-8 if it can be, else Windows-1252, so a file joined from two systems
 * reads well on both sides. UTF-16 by its byte-order mark or its noughts.
 */
export function textDecoder(): { push(bytes: Uint8Array): string; end(): string; readonly encoding: Encoding } {
  let held: Uint8Array[] = []
  let heldBytes = 0
  let wide: InstanceType<typeof TextDecoder> | undefined
  let encoding: Encoding = 'utf-8'
  let isFirst = true

  const decode = (bytes: Uint8Array): string => {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    } catch {
      encoding = 'windows-1252'
      return new TextDecoder('windows-1252').decode(bytes)
    }
  }
  return {
    push(bytes) {
      if (isFirst && bytes.length > 1) {
        isFirst = false
        const found = wideEncoding(bytes)
        if (found !== undefined) {
          encoding = found
          wide = new TextDecoder(encoding)
        }
      }
      if (wide !== undefined) return wide.decode(bytes, { stream: true })
      let end = bytes.lastIndexOf(0x0a)
      // Behind a byte of ASCII no letter is cut, in neither encoding.
      if (end < 0 && heldBytes + bytes.length > LONGEST_LINE) end = bytes.findLastIndex((byte) => byte < 0x80)
      if (end < 0 && heldBytes + bytes.length > 4 * LONGEST_LINE) end = bytes.length - 1
      if (end < 0) {
        held.push(bytes)
        heldBytes += bytes.length
        return ''
      }
      const text = decode(join([...held, bytes.subarray(0, end + 1)]))
      held = [bytes.subarray(end + 1)]
      heldBytes = held[0]!.length
      return text
    },
    end: () => (wide === undefined ? decode(join(held)) : wide.decode()),
    get encoding() {
      return encoding
    },
  }
}

/** By its byte-order mark, or by every other byte of its beginning being nought. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second, third, fourth] = bytes
  if ((first === 0xff && second === 0xfe) || (second === 0 && fourth === 0 && first !== 0)) return 'utf-16le'
  return (first === 0xfe && second === 0xff) || (first === 0 && third === 0 && second !== 0) ? 'utf-16be' : undefined
}

export function join(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0]!
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}
