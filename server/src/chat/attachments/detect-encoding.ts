/**
 * How the beginning of a text is encoded: UTF-16 by its mark, or without one by every other byte of Latin letters being
 * nothing; else one byte a letter, which every byte is in, and which reads the markup of UTF-8 as it stands.
 */
export function detectEncoding(beginning: Uint8Array): 'utf-16le' | 'utf-16be' | 'latin1' {
  const [first, second] = beginning
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const nothing = [0, 0]
  const looked = beginning.subarray(0, LOOKED_AT)
  looked.forEach((byte, at) => {
    if (byte === 0) nothing[at % 2] = (nothing[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = nothing
  const many = looked.length / 4
  if (odd > many && even === 0) return 'utf-16le'
  if (even > many && odd === 0) return 'utf-16be'
  return 'latin1'
}

const LOOKED_AT = 1_024
