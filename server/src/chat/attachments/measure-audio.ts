import { measureWebm } from './measure-webm.ts'

/**
 * How long a recording lasts, in whole milliseconds, by what its container says; null where it does not say (MP3, AAC,
 * AMR, a fragmented MP4) or is broken. Only headers and page marks are read, nothing is decoded.
 */
export function measureAudio(bytes: Buffer, contentType: string): number | null {
  const measure = MEASURES[contentType]
  if (measure === undefined) return null
  try {
    const seconds = measure(bytes)
    return seconds !== undefined && seconds > 0 && seconds < LONGEST_S ? Math.round(seconds * 1_000) : null
  } catch (error) {
    // A number is read beyond the end: the file breaks off there.
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Nobody sends a day of audio; a header that says so is wrong. */
const LONGEST_S = 86_400

const MEASURES: Readonly<Record<string, (bytes: Buffer) => number | undefined>> = {
  'audio/ogg': measureOgg,
  'audio/wav': measureWav,
  'audio/mp4': measureMp4,
  'audio/webm': measureWebm,
}

/** RFC 3533: each page says how many samples have ended by its end. Opus counts 48,000 a second, whatever was recorded. */
function measureOgg(bytes: Buffer): number | undefined {
  const lastPage = bytes.lastIndexOf('OggS')
  if (lastPage === -1) return undefined
  const samples = Number(bytes.readBigInt64LE(lastPage + 6))
  const opus = bytes.indexOf('OpusHead')
  if (opus !== -1) return (samples - bytes.readUInt16LE(opus + 10)) / 48_000
  const vorbis = bytes.indexOf('\u0001vorbis', 0, 'latin1')
  return vorbis === -1 ? undefined : samples / bytes.readUInt32LE(vorbis + 12)
}

function measureWav(bytes: Buffer): number | undefined {
  let bytesPerSecond: number | undefined
  for (let at = 12; at + 8 <= bytes.length; ) {
    const [name, size] = [bytes.toString('latin1', at, at + 4), bytes.readUInt32LE(at + 4)]
    if (name === 'fmt ') bytesPerSecond = bytes.readUInt32LE(at + 16)
    if (name === 'data' && bytesPerSecond) return Math.min(size, bytes.length - at - 8) / bytesPerSecond
    at += 8 + size + (size % 2)
  }
  return undefined
}

/** ISO 14496-12, 8.2.2: the movie header; its second version has wider times. */
function measureMp4(bytes: Buffer): number | undefined {
  const header = bytes.indexOf('mvhd')
  if (header === -1) return undefined
  const wide = bytes.readUInt8(header + 4) === 1
  const scale = bytes.readUInt32BE(header + (wide ? 24 : 16))
  const length = wide ? Number(bytes.readBigUInt64BE(header + 28)) : bytes.readUInt32BE(header + 20)
  return length / scale
}
