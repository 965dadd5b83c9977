// Element ids of RFC 9559 (Matroska) that lead to times.
const SEGMENT = 0x18538067
const INFO = 0x1549a966
const TIMESTAMP_SCALE = 0x2ad7b1
const DURATION = 0x4489
const CLUSTER = 0x1f43b675
const CLUSTER_TIMESTAMP = 0xe7
const BLOCK_GROUP = 0xa0
const BLOCK = 0xa1
const SIMPLE_BLOCK = 0xa3

const HOLDERS: ReadonlySet<number> = new Set([SEGMENT, INFO, CLUSTER, BLOCK_GROUP])

/** An Opus packet as browsers record it; the last block says when it begins, not when it ends. */
const LAST_BLOCK_S = 0.02

/** 16 MB of speech have some 200,000 blocks; a file of nothing but tiny elements must not hold up the process. */
const MOST_ELEMENTS = 500_000

/**
 * Seconds of a WebM. Browsers record without knowing how long it will be: their files have no duration, and elements
 * whose size is "unknown", so then the last block tells. Undefined when there is no block either.
 * @throws RangeError when the file breaks off within a number
 */
export function measureWebm(bytes: Buffer): number | undefined {
  let scale = 1_000_000
  let duration: number | undefined
  let cluster = 0
  let last: number | undefined
  for (let at = 0, elements = 0; at < bytes.length; elements++) {
    if (elements > MOST_ELEMENTS) return undefined
    const id = readId(bytes, at)
    const size = readSize(bytes, at + id.width)
    const content = at + id.width + size.width
    if (id.value === TIMESTAMP_SCALE) scale = bytes.readUIntBE(content, size.value)
    else if (id.value === DURATION)
      duration = size.value === 4 ? bytes.readFloatBE(content) : bytes.readDoubleBE(content)
    else if (id.value === CLUSTER_TIMESTAMP) cluster = bytes.readUIntBE(content, Math.min(size.value, 6))
    else if (id.value === SIMPLE_BLOCK || id.value === BLOCK) {
      const relative = bytes.readInt16BE(content + readSize(bytes, content).width)
      last = Math.max(last ?? 0, cluster + relative)
    }
    at = HOLDERS.has(id.value) ? content : content + size.value
  }
  const second = 1_000_000_000 / scale
  if (duration !== undefined && duration > 0) return duration / second
  return last === undefined ? undefined : last / second + LAST_BLOCK_S
}

/** The leading zeros of the first byte say how many bytes follow; an id keeps that mark, a size does not. */
function readId(bytes: Buffer, at: number): { value: number; width: number } {
  const width = widthAt(bytes, at)
  return { value: bytes.readUIntBE(at, Math.min(width, 6)), width }
}

function readSize(bytes: Buffer, at: number): { value: number; width: number } {
  const width = widthAt(bytes, at)
  let value = bytes.readUInt8(at) - (0x80 >> (width - 1))
  for (let next = 1; next < width; next++) value = value * 256 + bytes.readUInt8(at + next)
  // All ones: unknown. Only elements that are walked into may say so.
  return { value, width }
}

function widthAt(bytes: Buffer, at: number): number {
  const width = Math.clz32(bytes.readUInt8(at)) - 23
  if (width > 8) throw new RangeError('no element begins with a zero byte')
  return width
}
