import { peaksOf } from './peaks-of.ts'

export interface Recording {
  /** A `blob:` address; it plays and seeks without another request. */
  url: string
  seconds: number
  peaks: number[]
}

export const BARS = 48
// Enough to see how loud a voice is; a minute is 2 MB of samples instead of 11.
const RATE = 8_000

/** Decodes a recording in the browser: its waveform, and its length, which recorders leave out of their files. */
export async function decodeRecording(bytes: Blob): Promise<Recording> {
  const buffer = await decode(await bytes.arrayBuffer())
  return {
    url: URL.createObjectURL(bytes),
    seconds: buffer.duration,
    peaks: peaksOf(buffer.getChannelData(0), BARS),
  }
}

function decode(bytes: ArrayBuffer): Promise<AudioBuffer> {
  // decodeAudioData empties what it is given, so the second try needs a copy.
  const copy = bytes.slice(0)
  return new OfflineAudioContext(1, 1, RATE)
    .decodeAudioData(bytes)
    .catch(() => new OfflineAudioContext(1, 1, 44_100).decodeAudioData(copy))
}
