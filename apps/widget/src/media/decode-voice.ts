import { peaksOf } from './peaks.ts'

export const BARS = 36

export interface DecodedVoice {
  peaks: number[]
  seconds: number
}

/** What a recording looks like and how long it is; undefined where the browser cannot decode it. */
export async function decodeVoice(blob: Blob): Promise<DecodedVoice | undefined> {
  try {
    // One second at a low rate: only its decoder is used, at the rate that the wave is drawn from.
    const audio = new OfflineAudioContext(1, 8_000, 8_000)
    const decoded = await audio.decodeAudioData(await blob.arrayBuffer())
    return { peaks: peaksOf(decoded.getChannelData(0), BARS), seconds: decoded.duration }
  } catch {
    return undefined
  }
}
