import { peaksOf } from './peaks.ts'

export interface DecodedRecording {
  seconds: number
  peaks: number[]
}

// Enough to see how loud a voice is; a minute is 2 MB of samples instead of 11.
const RATE = 8_000

/**
 * A recording's waveform of so many bars, and its length, which recorders leave out of their files.
 * @throws where the browser cannot decode it
 */
export async function decodeRecording(bytes: Blob, bars: number): Promise<DecodedRecording> {
  const buffer = await decode(await bytes.arrayBuffer())
  return { seconds: buffer.duration, peaks: peaksOf(buffer.getChannelData(0), bars) }
}

function decode(bytes: ArrayBuffer): Promise<AudioBuffer> {
  // decodeAudioData empties what it is given, so the second try, for a browser that refuses so low a rate, needs a copy.
  const copy = bytes.slice(0)
  return new OfflineAudioContext(1, 1, RATE)
    .decodeAudioData(bytes)
    .catch(() => new OfflineAudioContext(1, 1, 44_100).decodeAudioData(copy))
}
